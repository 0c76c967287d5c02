import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Settings } from '../../../base/settings/env.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { type KeyProblem, tellKeyProblem } from './keyProblems.ts'
import { keysOf, readKeys } from './keys.ts'
import { openVault, type Vault } from './vault.ts'

/** Payload's own collection of named values, which every database has. */
const collection = 'payload-kv'
const noteKey = 'sign-up keys'

/**
 * Which generations of keys something in this database may be sealed with. It is in the database: of several servers
 * with a data folder each, those that have other keys than the first find it out before they seal anything.
 */
const note = z.object({ data: z.object({ generations: z.array(z.string()), revision: z.int() }) })
type Note = z.infer<typeof note>['data']

/** The vault of an installation, or why it cannot be opened. */
export interface OpenedVault {
  vault: Vault | undefined
  /** Of the keys; undefined when there is none. */
  problem: KeyProblem | undefined
}

/**
 * Opens the vault of an installation. Keys are made where nothing was ever sealed; where something was, they are never
 * made anew. Without them nobody signs up, and everything else goes on; the log says what to do.
 * @throws what the database throws, or the disk while keys are made
 */
export async function openedVault(
  payload: Payload,
  settings: Pick<Settings, 'dataDir' | 'signUp'>,
  log: Pick<Logger, 'error'>,
): Promise<OpenedVault> {
  const vault = await open(payload, settings)
  if (typeof vault !== 'string') return { vault, problem: undefined }
  tellKeyProblem(vault, log)
  return { vault: undefined, problem: vault }
}

async function open(
  payload: Payload,
  { dataDir, signUp: { secrets } }: Pick<Settings, 'dataDir' | 'signUp'>,
): Promise<Vault | KeyProblem> {
  const before = await readNote(payload)
  // an embedded database that holds nothing sealed was begun by this data folder alone
  const isEmpty = !(await hasSealed(payload))
  const mayMake = isEmpty && (before === undefined || payload.db.name === 'sqlite')
  const keys = secrets === undefined ? readKeys(dataDir, mayMake) : keysOf(secrets)
  if (typeof keys === 'string') return keys
  const vault = openVault(keys)
  return (await isNoted(payload, vault.generations, mayMake)) ? vault : 'foreign'
}

/**
 * Sees to it that the newest generation is noted.
 * @param mayForget whether those that are noted seal nothing
 * @returns false when something may be sealed with a generation that is not there
 */
async function isNoted(payload: Payload, generations: readonly string[], mayForget: boolean): Promise<boolean> {
  const [newest = ''] = generations
  for (;;) {
    const before = await readNote(payload)
    if (before === undefined) {
      await createNote(payload, { generations: [newest], revision: 1 })
      continue
    }
    const isKnown = before.generations.every((name) => generations.includes(name))
    if (!isKnown && !mayForget) return false
    if (isKnown && before.generations.includes(newest)) return true
    const after = isKnown ? [newest, ...before.generations] : [newest]
    await replaceNote(payload, before, after)
  }
}

/**
 * Notes that nothing is sealed with other generations than these any more.
 * @returns whether the note was as it was read
 */
export async function forgetGenerations(payload: Payload, kept: readonly string[]): Promise<boolean> {
  const before = await readNote(payload)
  return before !== undefined && (await replaceNote(payload, before, kept))
}

async function hasSealed({ db }: Payload): Promise<boolean> {
  for (const of of ['registrations', 'messages'] as const) {
    const { docs } = await db.find({ collection: of, limit: 1, pagination: false })
    if (docs.length > 0) return true
  }
  return false
}

async function readNote({ db }: Payload): Promise<Note | undefined> {
  const found = await db.findOne({ collection, where: { key: { equals: noteKey } } })
  return found === null ? undefined : note.parse(found).data
}

/** @throws what the database throws, unless another server has made it in the same moment */
async function createNote(payload: Payload, data: Note): Promise<void> {
  try {
    await payload.db.create({ collection, data: { key: noteKey, data } })
  } catch (error) {
    if ((await readNote(payload)) === undefined) throw error
  }
}

async function replaceNote(payload: Payload, { revision }: Note, generations: readonly string[]): Promise<boolean> {
  const where = { and: [{ key: { equals: noteKey } }, { 'data.revision': { equals: revision } }] }
  const data: Note = { generations: [...generations], revision: revision + 1 }
  return (await writeIf(payload, collection, where, { data })) !== undefined
}
