import fc from 'fast-check'
import { APIError, Forbidden, NotFound, ValidationError } from 'payload'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { logOptions } from '../../../cms/server/log/log.ts'
import { safeError, safeText } from '../../../cms/base/logging/safeError.ts'
import { leftOut } from '../../../cms/base/logging/safeLine.ts'
import { statusOfRefusal } from '../../../cms/server/log/refusalsInLog.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'

const refusals = [
  new ValidationError({ errors: [{ message: '必填', path: 'title' }] }),
  new APIError('不行。', 400, { field: 'at' }, true),
  new Forbidden(),
  new NotFound(),
  new SavedMeanwhile(),
  Object.assign(new Error('WriteConflict'), { code: 112 }),
]
const faults = [
  new Error('no'),
  new APIError('no', 500),
  new APIError('full', 507, null, true),
  Object.assign(new Error('a server that we asked said no'), { status: 404 }),
]

/** A logger as the server and Payload have it, and what it has written. */
function logger() {
  const lines: string[] = []
  return { lines, log: pino(logOptions('trace'), { write: (line) => void lines.push(line) }) }
}

it('should know a refusal from a fault', () => {
  expect(refusals.map(statusOfRefusal)).toEqual([400, 400, 403, 404, 409, 409])
  expect(faults.map(statusOfRefusal)).toEqual(faults.map(() => undefined))
})

it('should leave out refusals alone', () => {
  const { lines, log } = logger()
  for (const err of refusals) log.error({ err })
  expect(lines).toEqual([])
  log.error({ err: refusals[0], msg: 'There was an error' })
  expect(lines.splice(0).map((line) => JSON.parse(line) as object)).toMatchObject([{ msg: 'There was an error' }])
  for (const err of faults) log.error({ err })
  log.error({ err: refusals[0] }, '另有说明')
  log.info({}, '开始')
  expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([50, 50, 50, 50, 50, 30])
  expect(lines[0]).toContain('stack')
})

it('should tell what a fault is and where it arose, and what our own lines say', () => {
  const { lines, log } = logger()
  const err = Object.assign(new TypeError('Cannot read properties of undefined (reading "x")'), { code: 'ENOSPC' })
  log.error({ err, document: 'works/0a1b2c3d4e5f60718293a4b5', collection: 'works', ms: 3 }, '没有成功')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: '没有成功',
    document: 'works/0a1b2c3d4e5f60718293a4b5',
    collection: 'works',
    ms: 3,
    err: { type: 'TypeError', code: 'ENOSPC', text: 'Cannot read properties of undefined' },
  })
  expect(lines[0]).toContain('log.test.ts')
  // of a message to somebody: which, what of, by what way, and what the other side has answered; not a word of it
  const said = { notice: 'not-drawn', carrier: 'webhook', code: '400', message: '0a1b2c3d4e5f60718293a4b5' }
  const bookable = 'activities/0a1b2c3d4e5f60718293a4b5/0a1b2c3d4e5f60718293a4b6'
  log.warn({ ...said, bookable }, '没有发出去')
  expect(JSON.parse(lines.splice(1, 1)[0] ?? '')).toMatchObject({ ...said, bookable })
  log.warn({ notice: '张三', carrier: '13800138000', code: '13800138000', bookable: 'activities/张三' }, '没有发出去')
  expect(lines.splice(1, 1)[0]).not.toMatch(/张三|138/)
  log.warn({ msg: 'Migrating: 20261121_104206_initial' })
  expect(lines[1]).toContain('Migrating: 20261121_104206_initial')
  // eslint-disable-next-line no-restricted-syntax -- as packages log
  log.error('File 名单.png is missing')
  expect(lines[2]).toContain(leftOut)
})

it('should tell the kind of a query and its table', () => {
  expect(safeText('Failed query: insert into "users" ("id") values (?)\nparams: x,y')).toBe('insert users')
  expect(safeText('Failed query: select "a" from `works` where json_each(\'秘密\')')).toBe('select works')
  expect(safeText('秘密')).toBeUndefined()
})

/** What somebody wrote: any text that is long enough to be looked for, also of words only, and also as a frame. */
const written = fc
  .oneof(
    fc.string({ minLength: 8, unit: 'grapheme' }),
    fc.constantFrom('wangxiaoming', 'wang@example.cn', '秘密的名单', 'A-Secret-Name', '13800138000 王'),
  )
  .map((text) => `${text}秘`)

/** Errors as databases, the file system, validators and Payload throw them, with what somebody wrote in every part. */
const errors = (text: string): unknown[] => {
  const plain = new Error(`Failed query: insert into "users" values (?)\nparams: ${text}`)
  const framed = new Error(`x\n    at ${text} (/srv/${text}.js:1:1)\n    at /srv/${text}:1:2`)
  const keyed = Object.assign(new Error(`E11000 dup key: { email: "${text}" }`), {
    code: 11000,
    keyValue: { email: text },
    errmsg: text,
    [text]: text,
  })
  const named = Object.assign(new Error(text), { name: text, code: text, codeName: text, syscall: text, path: text })
  const shown = { message: text, stack: `${text}\n${text}`, constructor: { name: text } }
  const nested = new Error(text, { cause: new Error(text, { cause: keyed }) })
  const api = new APIError(text, 500, { text })
  const several = new AggregateError([plain, nested, named], text)
  const mongoose = Object.assign(new Error(text), { errors: { title: { value: text, message: text } } })
  return [plain, framed, keyed, named, shown, nested, api, several, mongoose, text, { [text]: text }, null, undefined]
}

it('should let through nothing that somebody wrote, whoever logs it and however', () => {
  fc.assert(
    fc.property(written, (text) => {
      const { lines, log } = logger()
      for (const err of errors(text)) {
        log.error(err)
        log.error({ err })
        log.error({ err, msg: text })
        log.error({ err, job: err, title: text, collection: text, route: `/api/${text}`, method: text }, '没有成功')
        log.error(`Error: ${text}`)
      }
      log.child({}).warn({ email: text, code: text, signal: text })
      expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level < 40)).toEqual([])
      const all = lines.join('')
      expect(all.includes(text) || all.includes(JSON.stringify(text).slice(1, -1))).toBe(false)
    }),
  )
})

it('should go only so deep, and end where an error holds itself', () => {
  const error = new Error('x')
  error.cause = error
  expect(JSON.stringify(safeError(error)).match(/"cause"/g)).toHaveLength(4)
})
