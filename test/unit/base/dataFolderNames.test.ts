import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFolderNames, isKnownName, mendNames } from '../../../cms/base/disk/dataFolderNames.ts'
import { safeFields } from '../../../cms/base/logging/safeLine.ts'
import { lockDataFolder } from '../../../cms/server/checks/dataFolderLock.ts'
import { StartError } from '../../../cms/base/startError.ts'
import { readSecret } from '../../../cms/base/settings/secret.ts'

/** What is said to the operator, who must know whether a back-up is needed. */
let said: string[]
const log = pino(
  { formatters: { log: safeFields } },
  {
    write(line) {
      const { ownName, msg } = JSON.parse(line) as { ownName: string; msg: string }
      said.push(`${ownName} ${msg}`)
    },
  },
)
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-names-'))
  said = []
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const put = {
  file: (full: string) => writeFileSync(full, ''),
  folder: (full: string) => mkdirSync(full),
  'broken link': (full: string) => symlinkSync(path.join(dataDir, 'nowhere', 'x'), full),
  'link to a file': (full: string) => {
    writeFileSync(path.join(dataDir, 'elsewhere.damaged-file'), '')
    symlinkSync(path.join(dataDir, 'elsewhere.damaged-file'), full)
  },
  'link to a folder': (full: string) => {
    mkdirSync(path.join(dataDir, 'elsewhere.damaged-folder'))
    symlinkSync(path.join(dataDir, 'elsewhere.damaged-folder'), full)
  },
}
const cases = Object.entries(dataFolderNames).flatMap(([name, { kind, made }]) =>
  (Object.keys(put) as (keyof typeof put)[]).map((what) => ({ name, kind, made, what })),
)

describe('a name of the data folder', () => {
  it.each(cases)('should be right, made free or named: $name as $what', ({ name, kind, made, what }) => {
    const full = path.join(dataDir, name)
    mkdirSync(path.dirname(full), { recursive: true })
    put[what](full)
    const isRight = what === kind || (what === `link to a ${kind}` && !/-(journal|wal|shm)$/.test(name))
    const isRefused = !isRight && (made === 'never' || (made === 'place' && what === 'broken link'))
    const mend = () => mendNames(dataDir, true, log)
    if (isRefused) {
      expect(mend).toThrow(StartError)
      expect(mend).toThrow(`${full} 是一个`)
      expect(lstatSync(full)).toBeDefined()
      // with MongoDB nobody reads the embedded database
      if (made === 'never') mendNames(dataDir, false, log)
      return
    }
    mend()
    expect(lstatSync(full, { throwIfNoEntry: false }) !== undefined).toBe(isRight)
    const aside = readdirSync(path.dirname(full)).filter((one) => one.startsWith(`${path.basename(name)}.damaged-`))
    expect(aside).toHaveLength(isRight ? 0 : 1)
    const next = made === 'again' ? '需要时重新生成' : '原来的内容请从备份放回'
    expect(said.map((text) => [text.startsWith(`${name} 数据目录里这个`), text.endsWith(next)])).toEqual(
      isRight ? [] : [[true, true]],
    )
    expect(readdirSync(dataDir).filter((one) => !isKnownName(one))).toEqual([])
    // what is opened first: SQLite itself cannot open a lock beside something else
    const lock = lockDataFolder(dataDir)
    void lock.release()
    if (what !== 'file' && what !== 'link to a file') expect(readSecret(dataDir)).toMatch(/^[0-9a-f]{64}$/)
    expect(existsSync(path.join(dataDir, 'server.lock'))).toBe(true)
  })
})
