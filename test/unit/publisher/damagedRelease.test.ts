import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../../cms/server/checks/dataFolderLock.ts'
import { guardSite } from '../../../cms/server/checks/siteGuard.ts'
import { readSecret, setBadSecretAside } from '../../../cms/base/settings/secret.ts'
import { openRelease } from '../../../cms/server/site/openRelease.ts'
import { isDamage } from '../../../site/publisher/release/damage.ts'
import { type Release } from '../../../site/publisher/release/release.ts'
import { currentRelease, isFinished, switchTo } from '../../../site/publisher/release/releaseFolder.ts'

const silent = pino({ level: 'silent' })
let dataDir: string
let root: string
const state = (name = 'digest') => path.join(root, 'state', `${name}.db`)

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-damaged-'))
  root = path.join(dataDir, 'published')
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

/** Finishes a release of some files, and serves it. */
async function finish(): Promise<void> {
  const release = await openRelease(root, 'digest', silent)
  const files = Array.from({ length: 40 }, (_, index) => ({
    path: `/page-${index}/`,
    content: { bytes: Buffer.from(`page ${index} `.repeat(100)) },
  }))
  await release.write(files)
  release.state.transaction(() => {
    for (const { path: url } of files) {
      release.state.setPage({ path: url, keys: [`works${url}`], staleAt: null, error: null })
      release.state.setEntry(`works${url}`, { title: url.repeat(20) }, 'stamp')
    }
    release.state.setMeta('complete', 'yes')
  })
  await release.close()
  await switchTo(root, release.name)
}

/** What a start reads of a release. @throws when it is damaged */
async function readThrough(release: Release): Promise<void> {
  await release.verify()
  for (const each of [release.state.entries(), release.state.pages(), release.state.redo()])
    for (const row of each) void row
  release.state.stamps()
  release.state.queue()
}

describe('a release', () => {
  it.each([
    ['whose header is overwritten', () => writeFileSync(state(), 'x'.repeat(100), { flag: 'r+' })],
    ['whose state is empty', () => truncateSync(state(), 0)],
    ['whose state is cut off', () => truncateSync(state(), 5_000)],
    ['whose state is a folder', () => (rmSync(state()), mkdirSync(state()))],
    ['whose state is gone', () => rmSync(state())],
    ['whose log is a folder', () => mkdirSync(`${state()}-wal`)],
    ['whose tables have other columns', () => alter('DROP TABLE files; CREATE TABLE files (name TEXT)')],
    ['whose tables are missing', () => alter('DROP TABLE meta')],
    [
      'whose folder of states is a file',
      () => (rmSync(path.join(root, 'state'), { recursive: true }), writeFileSync(path.join(root, 'state'), '')),
    ],
    ['whose published folder is a file', () => (rmSync(root, { recursive: true }), writeFileSync(root, ''))],
    ['whose published folder is gone', () => rmSync(root, { recursive: true })],
  ])('%s should be begun anew in a folder that nobody reads', async (_, damage) => {
    await finish()
    damage()
    const release = await openRelease(root, 'digest', silent)
    expect(release.isComplete).toBe(false)
    expect(release.manifest.size).toBe(0)
    expect(release.name === (await currentRelease(root))).toBe(false)
    await release.write([{ path: '/page-1/', content: { bytes: Buffer.from('again') } }])
    await release.close()
  })

  it('should open, or say that it is damaged, whatever bytes of its state are others', async () => {
    await finish()
    const whole = readFileSync(state())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 80 }),
        async (changes) => {
          rmSync(root, { recursive: true })
          await finish()
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          writeFileSync(state(), bytes)
          const release = await openRelease(root, 'digest', silent)
          // what is found later has the CMS started again, and the state set aside
          await readThrough(release).catch((error: unknown) => expect([error, isDamage(error)]).toEqual([error, true]))
          release.state.close()
          expect(isFinished(root, release.name)).toBeTypeOf('boolean')
        },
      ),
      // a path that reads as nothing was once taken for a fault of ours
      { numRuns: 15, examples: [[[[16388, 41]]]] },
    )
  }, 60_000)

  it('should keep a few damaged states for the operator, and no more', async () => {
    for (let count = 0; count < 5; count++) {
      await finish()
      for (const file of readdirSync(path.join(root, 'state')))
        writeFileSync(path.join(root, 'state', file), 'x'.repeat(9_000))
      await (await openRelease(root, 'digest', silent)).close()
    }
    expect(readdirSync(path.join(root, 'damaged')).length).toBe(3)
  })

  it('should be switched to although a folder stands in the place of the link', async () => {
    await finish()
    rmSync(path.join(root, 'current'))
    mkdirSync(path.join(root, 'current', 'folder'), { recursive: true })
    mkdirSync(path.join(root, 'current.new', 'folder'), { recursive: true })
    await switchTo(root, 'digest')
    expect(await currentRelease(root)).toBe('digest')
  })

  it('should leave the last three of what stood in the place of the link, and no more', async () => {
    const aside = () => readdirSync(root).filter((name) => name.startsWith('current.damaged-'))
    for (let count = 0; count < 5; count++) {
      await finish()
      rmSync(path.join(root, 'current'))
      mkdirSync(path.join(root, 'current', String(count)), { recursive: true })
      const before = aside().length
      await switchTo(root, 'digest')
      expect(aside()).toHaveLength(Math.min(before + 1, 3))
    }
    expect(aside().map((name) => readdirSync(path.join(root, name))[0])).toEqual(['2', '3', '4'])
  })
})

describe('a start', () => {
  const refusal = (): string => {
    try {
      guardSite(dataDir)
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  const database = () => path.join(dataDir, 'gongyun.db')
  const withAccounts = (count: number) => {
    const open = new DatabaseSync(database())
    open.exec('CREATE TABLE users (id TEXT)')
    for (let index = 0; index < count; index++) open.exec(`INSERT INTO users VALUES ('${index}')`)
    open.close()
  }
  const put = (...names: string[]) => {
    mkdirSync(path.join(dataDir, ...names.slice(0, -1)), { recursive: true })
    writeFileSync(path.join(dataDir, ...names), 'x')
  }

  it('should take a new folder, and one whose first start was killed before its database was there', () => {
    expect(refusal()).toBe('')
    put('gongyun.db.migrating')
    put('secret')
    expect(refusal()).toBe('')
  })

  it.each([['media', 'poster.png'], ['imports', 'journal'], ['published', 'releases', 'one'], ['secret']])(
    'should see by %s that there was a site, and refuse without its database',
    (...names) => {
      put(...names)
      expect(refusal()).toContain('但数据库 gongyun.db 没有。请从备份恢复 gongyun.db 再启动。')
      writeFileSync(database(), '')
      expect(refusal()).toContain('但数据库 gongyun.db 是空的（0 字节）。')
      rmSync(database())
      mkdirSync(database())
      expect(refusal()).toContain('是一个目录，不是数据库。')
    },
  )

  it('should refuse a database without an account beside the files of a site, and take one with', () => {
    put('media', 'poster.png')
    withAccounts(0)
    expect(refusal()).toContain('里一个账号也没有。')
    rmSync(database())
    withAccounts(1)
    expect(refusal()).toBe('')
  })

  it.each([
    ['', true],
    ['short', true],
    ['\0'.repeat(64), true],
    ['a'.repeat(64), false],
  ])('should make a key anew that is %j: %s', (content, isBad) => {
    writeFileSync(path.join(dataDir, 'secret'), content)
    expect(setBadSecretAside(dataDir)).toBe(isBad)
    expect(readSecret(dataDir)).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('secret.damaged-')).length).toBe(Number(isBad))
  })

  it('should take the folder although its lock is damaged, and keep others out as before', async () => {
    for (const damage of [
      (file: string) => writeFileSync(file, 'no database'.repeat(1_000)),
      (file: string) => (rmSync(file, { recursive: true }), mkdirSync(file)),
    ]) {
      const file = path.join(dataDir, 'server.lock')
      writeFileSync(file, '')
      damage(file)
      const lock = lockDataFolder(dataDir)
      expect(() => lockDataFolder(dataDir)).toThrow('正被另一个工韵服务使用')
      await lock.release()
      expect(statSync(file).isFile()).toBe(true)
    }
  })
})

function alter(sql: string): void {
  const open = new DatabaseSync(state())
  open.exec(sql)
  open.close()
}
