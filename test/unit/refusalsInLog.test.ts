import { APIError, Forbidden, NotFound, ValidationError } from 'payload'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { leaveOutRefusals, statusOfRefusal } from '../../cms/refusalsInLog.ts'
import { SavedMeanwhile } from '../../cms/saving/savedMeanwhile.ts'

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

it('should know a refusal from a fault', () => {
  expect(refusals.map(statusOfRefusal)).toEqual([400, 400, 403, 404, 409, 409])
  expect(faults.map(statusOfRefusal)).toEqual(faults.map(() => undefined))
})

it('should leave out refusals alone', () => {
  const lines: string[] = []
  const log = pino({ hooks: leaveOutRefusals }, { write: (line) => void lines.push(line) })
  for (const err of refusals) log.error({ err })
  expect(lines).toEqual([])
  log.error({ err: refusals[0], msg: 'There was an error' })
  expect(lines.splice(0).map((line) => JSON.parse(line) as object)).toMatchObject([{ msg: 'There was an error' }])
  for (const err of faults) log.error({ err })
  log.error({ err: refusals[0] }, '另有说明')
  log.info('开始')
  expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([50, 50, 50, 50, 50, 30])
  expect(lines[0]).toContain('stack')
})
