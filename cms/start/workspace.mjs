import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout that this file belongs to. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * A path in the checkout's own working folder: set-up lock, registered servers, logs. It is not in node_modules, which
 * `npm ci` empties.
 * @param {string} checkout
 * @param {...string} names
 */
export function workPath(checkout, ...names) {
  const file = path.join(checkout, '.gongyun', ...names)
  mkdirSync(path.dirname(file), { recursive: true })
  return file
}
