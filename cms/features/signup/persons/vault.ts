import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { newLetters } from '../asked/letters.ts'
import type { Generation, Keys } from './keys.ts'
import { type Person, readPerson } from './person.ts'

/** What a sealed text is for: one that is put where another belongs cannot be opened there. */
type Purpose = 'person' | 'message'

/**
 * Seals what is known of persons, and makes of a telephone number and a code what they are found by. Whoever has the
 * database and not the keys learns neither.
 */
export interface Vault {
  /** Seals a person with the newest key; twice the same person is never the same text. */
  seal(person: Person): string
  /** @throws SealError when it was not sealed here, or was changed since */
  unseal(sealed: string): Person
  /** Seals a text that belongs to something else than a registration. */
  sealText(purpose: Exclude<Purpose, 'person'>, text: string): string
  /** @throws SealError as above */
  unsealText(purpose: Exclude<Purpose, 'person'>, sealed: string): string
  /** What a telephone number is found by, as it is written now. @param phone eleven digits */
  phoneHash(phone: string): string
  /** All under which a number may stand that was written before the keys were changed: newest first. */
  phoneHashes(phone: string): string[]
  /** What a code is found by, as it is written now. */
  codeHash(code: string): string
  /** As `phoneHashes`. */
  codeHashes(code: string): string[]
  /** What is counted of an address or a telephone number stands under this: who has the counts learns neither. */
  limitHash(text: string): string
  /** What challenges of a form are signed with: newest first, in hexadecimal. */
  readonly proofSecrets: readonly string[]
  /** A code for a registration: 10 characters of Crockford's alphabet, 50 bits. */
  newCode(): string
  /** Whether a text is sealed with an older key than what is sealed now: it is to be sealed again. */
  isOld(sealed: string): boolean
  /** Names of the generations of keys, newest first: each is where its key comes from, and tells nothing of it. */
  readonly generations: readonly string[]
}

/** What is not sealed by this installation, or not for this purpose; says nothing of what is in it. */
export class SealError extends Error {
  /** Of the key that it wants; undefined when it is no sealed text at all. */
  readonly generation: string | undefined

  constructor(generation: string | undefined) {
    super('a sealed text cannot be opened')
    this.name = 'SealError'
    this.generation = generation
  }
}

const codeLength = 10

const format = 'v1'
const algorithm = 'aes-256-gcm'
/** Bytes; random ones may be used for 2^32 texts of one key. */
const [nonceBytes, tagBytes] = [12, 16] as const

/** Opens the vault. @param keys newest first */
export function openVault(keys: Keys): Vault {
  const [newest] = keys
  const sealAs = (purpose: Purpose, text: string) => sealWith(newest, purpose, text)
  const unsealAs = (purpose: Purpose, sealed: string) => unsealWith(keys, purpose, sealed)
  return {
    seal: (person) => sealAs('person', JSON.stringify(person)),
    unseal: (sealed) => readPerson(unsealAs('person', sealed)),
    sealText: sealAs,
    unsealText: unsealAs,
    phoneHash: (phone) => hash(newest.phone, phone),
    phoneHashes: (phone) => keys.map((key) => hash(key.phone, phone)),
    codeHash: (code) => hash(newest.code, code),
    codeHashes: (code) => keys.map((key) => hash(key.code, code)),
    limitHash: (text) => hash(newest.limit, text),
    proofSecrets: keys.map(({ proof }) => proof),
    newCode: () => newLetters(codeLength),
    isOld: (sealed) => !sealed.startsWith(`${format}.${newest.name}.`),
    generations: keys.map(({ name }) => name),
  }
}

function hash(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** What else is bound to a sealed text: it opens with nothing else. */
function boundTo(generation: Generation, purpose: Purpose): Buffer {
  return Buffer.from(`gongyun ${format} ${generation.name} ${purpose}`)
}

function sealWith(generation: Generation, purpose: Purpose, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, generation.seal, nonce, { authTagLength: tagBytes })
  cipher.setAAD(boundTo(generation, purpose))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [format, generation.name, nonce.toString('base64url'), data.toString('base64url')].join('.')
}

const sealedForm = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]{22,})$/

function unsealWith(keys: Keys, purpose: Purpose, sealed: string): string {
  const [, name, nonceText = '', dataText = ''] = sealedForm.exec(sealed) ?? []
  const generation = keys.find((key) => key.name === name)
  const [nonce, data] = [Buffer.from(nonceText, 'base64url'), Buffer.from(dataText, 'base64url')]
  // base64 has several texts for some bytes: only the one that was written is taken
  if (generation === undefined || data.toString('base64url') !== dataText) throw new SealError(name)
  try {
    const decipher = createDecipheriv(algorithm, generation.seal, nonce, { authTagLength: tagBytes })
    decipher.setAAD(boundTo(generation, purpose))
    decipher.setAuthTag(data.subarray(-tagBytes))
    return Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    throw new SealError(name)
  }
}
