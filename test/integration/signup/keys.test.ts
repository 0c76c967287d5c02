import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSecret, keysFile } from '../../../cms/features/signup/persons/keys.ts'
import { openedVault } from '../../../cms/features/signup/persons/openedVault.ts'
import { resealOld } from '../../../cms/features/signup/persons/reseal.ts'
import type { Vault } from '../../../cms/features/signup/persons/vault.ts'
import { storeMessages } from '../../../cms/features/signup/messages/store.ts'
import { wholly } from '../../../cms/database/wholly.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'

const person = { name: 'MARKER', phone: '13800138000', unit: '', children: [], answers: {}, code: 'C0DE', comes: true }

onEachDatabase(({ name, create }) => {
  describe('the keys of what people give', () => {
    let dataDir: string
    let place: ReturnType<typeof create>
    let opened: SignUpPayload
    let logged: string[]
    const log = {
      error: (_: object, line: string) => void logged.push(line),
      warn: (_: object, line: string) => void logged.push(line),
      info: (_: object, line: string) => void logged.push(line),
    }
    const open = (secrets?: string[], folder = dataDir) =>
      openedVault(
        opened.payload,
        { dataDir: folder, signUp: { secrets, webhook: undefined, smtp: undefined, keepDays: 180, proofTries: 0 } },
        log as never,
      )
    const vaultOf = async (...args: Parameters<typeof open>): Promise<Vault> => {
      const { vault, problem } = await open(...args)
      if (vault === undefined) throw new Error(problem)
      return vault
    }
    const rowOf = async () =>
      (await opened.payload.db.find({ collection: 'registrations', limit: 1 })).docs[0] as Record<string, string>

    beforeEach(async () => {
      place = create()
      logged = []
      dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-vault-'))
      opened = await openSignUpPayload(dataDir, place.url)
    })
    afterEach(async () => {
      await opened.payload.destroy()
      await place.drop()
      await rm(dataDir, { recursive: true, force: true })
    })

    async function signUp(vault: Vault): Promise<void> {
      const of = { bookable: 'courses/1', library: 'courses', entry: '1' }
      const sums = { revision: 0, capacity: 0, confirmed: 0, held: 0, left: 0, waiting: 0, pooled: 0, last: 0 }
      await opened.payload.db.create({
        collection: 'seats',
        data: { key: of.bookable, library: 'courses', entry: '1', ...sums },
      })
      const hashes = { phone: vault.phoneHash(person.phone), code: vault.codeHash(person.code) }
      const data = { ...of, number: 1, state: 'confirmed', seats: 1, ...hashes, key: 'k', person: vault.seal(person) }
      await opened.payload.db.create({ collection: 'registrations', data })
      const message = {
        key: 'm',
        registration: 'r',
        bookable: of.bookable,
        notice: 'confirmed' as const,
        until: undefined,
      }
      const sealed = vault.sealText('message', 'TEXT')
      await opened.apart(() =>
        wholly(opened.payload, (req) => storeMessages(opened.payload, [{ ...message, sealed }], 0, req)),
      )
    }

    it('should be made once, and never anew where something is sealed', async () => {
      const vault = await vaultOf()
      expect((await vaultOf()).generations).toEqual(vault.generations)
      await signUp(vault)
      await rm(keysFile(dataDir))
      expect(await open()).toEqual({ vault: undefined, problem: 'missing' })
      expect(await readdir(path.dirname(keysFile(dataDir)))).toEqual([])
      await writeFile(keysFile(dataDir), 'broken')
      expect(await open()).toEqual({ vault: undefined, problem: 'unreadable' })
      expect(await open(['d'.repeat(64)])).toEqual({ vault: undefined, problem: 'foreign' })
      expect(logged).toEqual([
        expect.stringContaining('请从备份放回数据目录里的 keys/signup.json'),
        expect.stringContaining('读不出来或已损坏，没有改动它'),
        expect.stringContaining('不是已有报名所用的'),
      ])
    })

    it.skipIf(name === 'SQLite')('should be the same for all servers on one database, from the first on', async () => {
      const vault = await vaultOf()
      const other = await mkdtemp(path.join(tmpdir(), 'gongyun-vault-'))
      try {
        // it has none, and another server may be about to seal something
        expect((await open(undefined, other)).problem).toBe('missing')
        expect((await open(['d'.repeat(64)], other)).problem).toBe('foreign')
        expect((await vaultOf()).generations).toEqual(vault.generations)
      } finally {
        await rm(other, { recursive: true, force: true })
      }
    })

    it('should be made anew on an embedded database that holds nothing', async () => {
      const vault = await vaultOf()
      await rm(keysFile(dataDir))
      if (name === 'MongoDB') return void expect((await open()).problem).toBe('missing')
      expect((await vaultOf()).generations).not.toEqual(vault.generations)
    })

    it('should be changed while everybody is found, and the old one go when all is sealed anew', async () => {
      const former = await vaultOf()
      await signUp(former)
      addSecret(dataDir)
      const vault = await vaultOf()
      const [newest = '', ...older] = vault.generations
      expect(older).toEqual(former.generations)
      const before = await rowOf()
      expect(vault.phoneHashes(person.phone)).toContain(before['phone'])
      await resealOld({ payload: opened.payload, vault, log: log as never, apart: opened.apart, isOver: () => false })
      const after = await rowOf()
      expect(after['person']).toContain(`v1.${newest}.`)
      expect(vault.unseal(after['person'] ?? '')).toEqual(person)
      expect(after['phone']).toBe(vault.phoneHash(person.phone))
      expect(after['code']).toBe(vault.codeHash(person.code))
      const { docs } = await opened.payload.db.find({ collection: 'messages', limit: 1 })
      expect(vault.unsealText('message', String((docs[0] as { sealed?: unknown } | undefined)?.sealed))).toBe('TEXT')
      // whoever remembers the book reads it again
      expect((await opened.payload.db.find({ collection: 'seats', limit: 1 })).docs[0]).toMatchObject({ revision: 1 })
      expect(logged).toEqual([expect.stringContaining('全部改用新密钥了')])
      // the old one alone opens nothing any more
      const file = JSON.parse(await readFile(keysFile(dataDir), 'utf8')) as { secrets: string[] }
      expect((await open(file.secrets.slice(1))).problem).toBe('foreign')
      expect((await vaultOf(file.secrets.slice(0, 1))).unseal(after['person'] ?? '')).toEqual(person)
    })
  })
})
