import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Reason } from '../../base/catalogue.ts'
import { longestPassword, shortestPassword } from '../../base/settings/passwordLength.ts'
import { accountReason } from './refusals.ts'

const derive = promisify(pbkdf2)

/** How Payload 3.90.2 makes a hash: those that it marks, and those from before it marked them. */
const marked = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 }
const unmarked = { prefix: '', iterations: 25_000, bytes: 512 }

const storedHash = z.object({ hash: z.string().min(1), salt: z.string().min(1) })

/** What is wrong with a new password; undefined when nothing is. */
export function passwordProblem(password: string): Reason | undefined {
  const length = [...password].length
  if (length >= shortestPassword && length <= longestPassword) return undefined
  return length < shortestPassword
    ? accountReason('password-too-short', { length, shortest: shortestPassword })
    : accountReason('password-too-long', { length, longest: longestPassword })
}

/**
 * Whether a password is an account's.
 * @param account as it is stored; one without a hash has no password
 */
export async function isPasswordOf(account: unknown, password: string): Promise<boolean> {
  const { data } = storedHash.safeParse(account)
  if (data === undefined) {
    await workAsForPassword(password)
    return false
  }
  const { prefix, iterations, bytes } = data.hash.startsWith(marked.prefix) ? marked : unmarked
  const stored = Buffer.from(data.hash.slice(prefix.length), 'hex')
  const made = await derive(password, data.salt, iterations, bytes, 'sha256')
  return made.length === stored.length && timingSafeEqual(made, stored)
}

/** Whether Payload has a hash to compare a password with. */
export function hasPassword(account: unknown): boolean {
  return storedHash.safeParse(account).success
}

/** Takes the work of looking at a password where there is none to compare with, so that nobody can tell by the time. */
export async function workAsForPassword(password: string): Promise<void> {
  await derive(password, randomBytes(32).toString('hex'), marked.iterations, marked.bytes, 'sha256')
}
