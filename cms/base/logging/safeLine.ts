import { dataFolderNames } from '../disk/dataFolderNames.ts'
import { safeError, safeText } from './safeError.ts'

/** Names under which our own words stand, all in lower case: collections, steps, states. */
const ofOurWords = new Set([
  'collection',
  'action',
  'state',
  'route',
  'part',
  'kind',
  'cms',
  'stage',
  'folder',
  'notice',
  'carrier',
])
const word = /^[a-z][a-zA-Z-]{0,30}$/
/** An address of the API as far as it is ours. */
const route = /^\/(?:api|admin|preview|_next)(?:\/(?:globals\/)?[a-z-]{1,20})?$/
const method = /^[A-Z]{3,10}$/
/** The line's own, and what the logger looks up by name in plain objects. */
const reserved = new Set(['msg', 'level', 'time', ...Object.getOwnPropertyNames(Object.prototype)])
/** Made by a machine: ids, `<collection>/<id>`, with `/<id of a row>`, instants. */
const made =
  /^(?:[a-z][a-z-]{0,30}\/)?(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/[0-9a-f]{24})?$|^\d{4}-\d\d-\d\dT[\d:.]+Z$/
/** Codes of the system: `ENOSPC`, `SIGKILL`, and the number that another server has answered with. */
const code = /^(?:\d{3}|E[A-Z]{2,20}|SIG[A-Z]{2,10}|[A-Z]+_[A-Z_]+)$/

/**
 * The fields of a line, as far as they may be told. What is known to be ours passes: numbers, ids, instants, codes, and
 * words of ours under their names. Anything else may be what somebody wrote, and is an ellipsis.
 */
export function safeFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || !/^[a-z][a-zA-Z]{0,30}$/.test(name) || reserved.has(name)) continue
    if (name === 'err' || value instanceof Error) safe[name] = safeError(value)
    else safe[name] = isSafe(name, value) ? value : '…'
  }
  return safe
}

function isSafe(name: string, value: unknown): boolean {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true
  if (typeof value !== 'string') return false
  if (made.test(value)) return true
  if (name === 'code' || name === 'signal') return code.test(value)
  if (name === 'method') return method.test(value)
  if (name === 'ownName') return Object.hasOwn(dataFolderNames, value)
  if (name === 'route') return route.test(value)
  return ofOurWords.has(name) && word.test(value)
}

/** What Payload says of a migration: names of files of ours, and a time. */
const migration =
  /^(?:Migrating|Migrated|Migrating down|Migrated down|Error running migration):? +\w{1,80}(?: \(\d+ms\))?$/
/** What packages say in constant words and is worth reading. */
const sentences = new Set([
  'Error running onInit function',
  'Failed to update the stored password hash',
  'Failed to remove temp file',
  'Error in job queue cron job handler',
  'There was an error',
  'There was an error building form state',
  'There was an error building table state',
  'Error checking for stale data',
])

/** What stands in place of a text that a package of others wrote, maybe with what it was given. */
export const leftOut = '（别的组件的文字，可能含有内容，不记录）'

/**
 * A text that we did not write.
 * @param text nothing when there is none
 */
export function foreignText(text: unknown): string {
  if (typeof text !== 'string' || text === '') return ''
  if (sentences.has(text) || migration.test(text)) return text
  return safeText(text) ?? leftOut
}
