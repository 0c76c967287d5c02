import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { signUpSecrets } from '../../../base/settings/signUp.ts'
import type { KeyProblem } from './keyProblems.ts'

/** One generation of keys: all that is derived from one secret. */
export interface Generation {
  /** Derived from the secret, so that two secrets never have one name: 8 hex digits. Stands in what is sealed. */
  readonly name: string
  /** 32 bytes each; as keys, since Node makes one of bytes anew at each use. */
  readonly seal: KeyObject
  readonly phone: KeyObject
  readonly code: KeyObject
  readonly limit: KeyObject
  /** As hex digits: what another library signs with. */
  readonly proof: string
}

/** Newest first; what is written is written with the first. */
export type Keys = readonly [Generation, ...Generation[]]

const stored = z.strictObject({ format: z.literal(1), secrets: signUpSecrets })

/** The keys of secrets. @param all newest first, each 64 hex digits */
export function keysOf([newest, ...others]: readonly string[]): Keys {
  if (newest === undefined) throw new TypeError('no secret')
  return [generationOf(newest), ...others.map(generationOf)]
}

function generationOf(secret: string): Generation {
  const derived = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `gongyun signup ${use} v1`, bytes))
  return {
    name: derived('name', 4).toString('hex'),
    seal: createSecretKey(derived('seal', 32)),
    phone: createSecretKey(derived('phone', 32)),
    code: createSecretKey(derived('code', 32)),
    limit: createSecretKey(derived('limit', 32)),
    proof: derived('proof', 32).toString('hex'),
  }
}

/** Where the secrets stand in the data folder. */
export function keysFile(dataDir: string): string {
  return path.join(dataDir, 'keys', 'signup.json')
}

/**
 * The keys in the data folder, readable by their owner only. They are made where none are, once: of two processes that
 * start at once, both get the same. What is there and cannot be read stays as it is, and is never replaced.
 * @param dataDir absolute path of the data folder
 * @param mayMake whether nothing was ever sealed, so that keys can be made
 * @returns the keys, or why there are none
 * @throws what the disk says while keys are made
 */
export function readKeys(dataDir: string, mayMake: boolean): Keys | KeyProblem {
  const file = keysFile(dataDir)
  const found = read(file)
  if (found === 'unreadable') return 'unreadable'
  if (found !== undefined) return keysOf(found)
  if (!mayMake) return 'missing'
  write(file, [newSecret()], false)
  return readKeys(dataDir, false)
}

/**
 * Puts a new secret before those of a data folder: what is written from the next start on is sealed with it.
 * @returns the name of the new generation, and of those that stay; undefined when the file is not there or not readable
 * @throws what the disk says
 */
export function addSecret(dataDir: string): { made: string; kept: string[] } | undefined {
  const file = keysFile(dataDir)
  const found = read(file)
  if (found === undefined || found === 'unreadable' || !signUpSecrets.safeParse([found[0], ...found]).success)
    return undefined
  const made = newSecret()
  write(file, [made, ...found], true)
  return { made: generationOf(made).name, kept: found.map((secret) => generationOf(secret).name) }
}

function newSecret(): string {
  return randomBytes(32).toString('hex')
}

/** @returns undefined when there is nothing at all */
function read(file: string): string[] | 'unreadable' | undefined {
  try {
    const found = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!found.success) return 'unreadable'
    // copied or unpacked with other modes; Windows has none
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    return found.data.secrets
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreadable'
  }
}

function write(file: string, all: readonly string[], mayReplace: boolean): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  // the number of a process is its own only on one machine
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, JSON.stringify({ format: 1, secrets: all }), { mode: 0o600, flush: true, flag: 'wx' })
  try {
    if (mayReplace) return renameSync(draft, file)
    // a link fails when the file is there already: whoever was first wins
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
