import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator } from '../../support/api.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { formOf, openActivity, untilOffered } from '../../support/signUps.ts'

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
}

let server: TestServer
let document: Document
const ajv = new Ajv2020({ strict: false, formats: fullFormats })
/** Method and path of what was asked. */
const asked = new Set<string>()

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  const response = await fetch(`${server.url}/api/signup/openapi.json`)
  document = (await response.json()) as Document
  ajv.addSchema(document, 'api')
})
afterAll(() => server?.stop())

/** Asks as a program of somebody else does. @throws when the answer is not as the document says */
async function call(method: 'get' | 'post', path: string, sent?: object, query = ''): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}${path}${query}`, {
    method,
    ...(sent && { body: JSON.stringify(sent), headers: { 'content-type': 'application/json' } }),
  })
  const { responses } = document.paths[path]?.[method] ?? { responses: {} }
  const status = String(response.status) in responses ? String(response.status) : `${String(response.status)[0]}XX`
  const pointer = ['paths', path, method, 'responses', status, 'content', 'application/json', 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const body = (await response.json()) as Record<string, unknown>
  expect(ajv.validate({ $ref: `api#/${pointer}` }, body), `${path} ${status} ${ajv.errorsText()}`).toBe(true)
  asked.add(`${method} ${path}`)
  return { ...body, status: response.status }
}

/** A browser without scripts asks for the copy: it has a page in Chinese, and the same as a file where it asks for that. */
async function expectCopyToRead(claim: object): Promise<void> {
  const send = (more: object) =>
    fetch(`${server.url}/api/signup/export`, {
      method: 'POST',
      body: new URLSearchParams({ ...claim, ...more }),
    })
  const [page, file] = [await send({}), await send({ as: 'file' })]
  const text = await page.text()
  expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'private, no-store',
  ])
  for (const word of ['这次报名保存的全部内容', '报名人3', '报名成功', '进入候补']) expect(text).toContain(word)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="registration.json"')
  expect(await file.json()).toMatchObject({ name: '报名人3', seats: 1 })
}

it('should be answered as the document says, whatever a program asks', async () => {
  const staff = await administrator(server)
  const activity = await openActivity(staff, { seats: 1, hasWaitingList: true })
  await untilOffered(server.url, activity)
  const post = (step: string, sent: object) => call('post', `/api/signup/${step}`, sent)
  const claimOf = (registration: Record<string, unknown>, phone: unknown) => ({ code: registration['code'], phone })

  const places = await call('get', '/api/signup/places', undefined, `?collection=activities&entry=${activity.entry}`)
  expect(places['places']).toMatchObject({ [activity.occasion]: { state: 'open', left: 1, waiting: 0 } })
  const [one, two, three] = [formOf(activity, 1), formOf(activity, 2), formOf(activity, 3)]
  const first = await post('registrations', one)
  expect(first).toMatchObject({ status: 201, state: 'confirmed' })
  expect(await post('registrations', one)).toMatchObject({ status: 200, code: first['code'] })
  const [second, third] = [await post('registrations', two), await post('registrations', three)]
  expect(second).toMatchObject({ state: 'waitlisted', position: 1 })
  expect(await post('cancel', claimOf(first, one['phone']))).toMatchObject({ state: 'cancelled' })
  expect(await post('registration', claimOf(second, two['phone']))).toMatchObject({ state: 'offered' })
  expect(await post('decline', claimOf(second, two['phone']))).toMatchObject({ state: 'declined' })
  expect(await post('accept', claimOf(third, three['phone']))).toMatchObject({ state: 'confirmed' })
  expect(await post('export', claimOf(third, three['phone']))).toMatchObject({ name: '报名人3', seats: 1 })
  await expectCopyToRead(claimOf(third, three['phone']))
  expect(await post('challenge', { key: one['key'] })).toMatchObject({ status: 200 })
  for (const choice of ['continue', 'drop'])
    expect(await post(choice, claimOf(third, three['phone']))).toMatchObject({ status: 409 })
  expect(await post('certificate', claimOf(third, three['phone']))).toMatchObject({ status: 404 })
  expect(await post('certificate-check', { number: '0000-0000-0000-0000' })).toMatchObject({ status: 404 })
  expect(
    await call('get', '/api/signup/draw', undefined, `?collection=activities&entry=${activity.entry}`),
  ).toMatchObject({ status: 404 })
  const door = { ...claimOf(third, three['phone']), door: '123456' }
  expect(await post('check-in', door)).toMatchObject({ errors: [{ data: { code: 'not-time-to-check-in' } }] })
  expect(await post('erase', claimOf(third, three['phone']))).toMatchObject({ erased: true })
  for (const path of Object.keys(document.paths).filter((each) => document.paths[each]?.['post'] !== undefined))
    expect(await call('post', path, {}), path).toMatchObject({ status: 400 })

  expect([...asked].sort()).toEqual(
    Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .sort(),
  )
})
