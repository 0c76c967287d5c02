import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openRelease } from '../../../cms/server/site/openRelease.ts'
import { isDiskFull, isOfAllFiles } from '../../../site/publisher/release/diskErrors.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { switchTo } from '../../../site/publisher/release/releaseFolder.ts'
import { canMount, fill, mount, unmount } from '../../support/mounting.ts'

const silent = pino({ level: 'silent' })
const isPossible = canMount()
let dataDir: string
let root: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-errors-'))
  root = path.join(dataDir, 'published')
  mkdirSync(root)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(dataDir, { recursive: true, force: true })
})

async function finish(): Promise<void> {
  const release = await openRelease(root, 'digest', silent)
  await release.write([{ path: '/page/', content: { bytes: Buffer.from('page') } }])
  release.state.setMeta('complete', 'yes')
  await release.close()
  await switchTo(root, release.name)
}

/** All names but those of SQLite's logs, which come and go. */
const names = () =>
  readdirSync(dataDir, { recursive: true })
    .map(String)
    .filter((name) => !/-(wal|shm)$|filler$/.test(name))
    .sort()

/** Errors of a disk or a process: of the system, and SQLite's, with its extended codes. */
const ofDisk = fc.oneof(
  fc
    .constantFrom(
      'ENOSPC',
      'EDQUOT',
      'EROFS',
      'EIO',
      'EMFILE',
      'ENFILE',
      'ENOMEM',
      'EACCES',
      'EPERM',
      'EBUSY',
      'ENOENT',
    )
    .map((code) => ({ code })),
  fc
    .tuple(fc.constantFrom(2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 21, 22, 23), fc.nat(40))
    .map(([code, extension]) => ({ code: 'ERR_SQLITE_ERROR', errcode: code | (extension << 8) }))
    // a file that ends before it should
    .filter(({ errcode }) => errcode !== 522),
)

describe('an error of the disk', () => {
  it('should set nothing aside, and be told, whatever it is', async () => {
    await finish()
    const before = names()
    const opening = vi.spyOn(Release, 'open')
    await fc.assert(
      fc.asyncProperty(ofDisk, async (codes) => {
        const error = Object.assign(new Error('refused'), codes)
        opening.mockRejectedValue(error)
        await expect(openRelease(root, 'digest', silent)).rejects.toBe(error)
        expect(names()).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  it('should set nothing aside when too many files are open', async () => {
    await finish()
    const before = names()
    const file = (name: string) => JSON.stringify(pathToFileURL(path.resolve(name)).href)
    // with a few more each time, the next to open a file is refused
    const script = `
      import { closeSync, openSync } from 'node:fs'
      const { openRelease } = await import(${file('cms/server/site/openRelease.ts')})
      const held = []
      try { for (;;) held.push(openSync('/dev/null')) } catch {}
      const codes = new Set()
      for (let more = 0; more < 8; more++) {
        await openRelease(${JSON.stringify(root)}, 'digest', { error: () => undefined }).then(
          (release) => release.close(),
          ({ code }) => codes.add(code),
        )
        closeSync(held.pop())
      }
      console.log([...codes].sort().join())`
    const args = ['-c', 'ulimit -n 64; exec "$0" --input-type=module -e "$1"', process.execPath, script]
    const codes = execFileSync('sh', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(codes).toBe('EMFILE,ERR_SQLITE_ERROR\n')
    expect(names()).toEqual(before)
  })

  it.skipIf(!isPossible)('should set nothing aside when the disk is full', async () => {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'none', root)
    try {
      await finish()
      fill(path.join(root, 'filler'))
      const before = names()
      // and not the error of setting it aside, which takes room too
      await expect(openRelease(root, 'digest', silent)).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR' })
      expect(names()).toEqual(before)
      rmSync(path.join(root, 'filler'))
      const release = await openRelease(root, 'digest', silent)
      expect(release.isComplete).toBe(true)
      await release.close()
    } finally {
      unmount(root)
    }
  })

  it('should be known for a full disk however deep the reason lies, and nothing else', () => {
    const full = [13, 13 | (1 << 8)].map((errcode) => ({ code: 'ERR_SQLITE_ERROR', errcode }))
    for (const codes of [...['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 14031].map((code) => ({ code })), ...full]) {
      const error = Object.assign(new Error('x'), codes)
      const within = new Error('Failed query', { cause: new Error('y', { cause: error }) })
      expect([isDiskFull(error), isDiskFull(within), isOfAllFiles(error)]).toEqual([true, true, true])
    }
    const busy = { code: 'ERR_SQLITE_ERROR', errcode: 5 }
    const others = [{ code: 'EACCES' }, { code: 'SQLITE_BUSY' }, busy, { errcode: 13 }, null, 'ENOSPC', undefined]
    for (const other of [new Error('ENOSPC'), ...others])
      expect([isDiskFull(other), isOfAllFiles(other)]).toEqual([false, false])
    expect([isDiskFull({ code: 'EROFS' }), isOfAllFiles({ code: 'EROFS' })]).toEqual([false, true])
  })
})
