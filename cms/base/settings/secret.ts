import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setAside } from '../../../site/publisher/release/setAside.ts'

/** What may sign: a disk that was full, or lost its power, leaves nothing or zeros. */
const whole = /^[\x21-\x7e]{32,}\s*$/

/**
 * Sets a key aside that is not one, empty or cut off by a full disk: the next reading makes a new one. With it everyone
 * logs in again, and nothing else is lost.
 * @param dataDir absolute path of the data folder
 * @returns whether there was one
 */
export function setBadSecretAside(dataDir: string): boolean {
  const file = path.join(dataDir, 'secret')
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || (found.isFile() && whole.test(readFileSync(file, 'utf8')))) return false
  setAside(file)
  return true
}

/**
 * The key that signs log-ins: 32 random bytes in the data folder, readable by its owner only, made once. Of two
 * processes that start at once, both get the same.
 * @param dataDir absolute path of the data folder
 */
export function readSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  const read = (): string | undefined => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
  const secret = read()
  if (secret !== undefined) return secret

  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 })
  try {
    // a link fails when the file is there already: whoever was first wins
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read() ?? readSecret(dataDir)
}
