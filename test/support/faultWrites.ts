import fc from 'fast-check'
import sharp from 'sharp'
import { expect } from 'vitest'
import { type Api, firstPassword, login } from './api.ts'
import { createEntry } from './entries.ts'
import { imported, previewed, undone, workbook } from './importing.ts'
import type { Ids } from './randomWrites.ts'
import type { TestServer } from './server.ts'
import { zipOf } from './zipOf.ts'

/** What somebody does, beside the saves, while the server is killed. */
export const attempt = fc.record({
  kind: fc.constantFrom(
    ...(['upload', 'replace', 'cut', 'copy'] as const),
    ...(['no description', 'outdated', 'forbidden', 'bad captions'] as const),
    ...(['import', 'undo', 'log in'] as const),
    ...(['days off', 'site', 'synonyms'] as const),
  ),
  number: fc.nat(99),
})
export type Attempt = ReturnType<typeof attempt.generate>['value']

/** Who does it, and to what. */
export interface Given {
  server: TestServer
  staff: Api
  /** May write nothing. */
  reader: Api
  ids: Ids
  /** Batches that are done and can be undone. */
  batches: { id: string }[]
}

/** Looks, after the next start, for what was acknowledged. */
type Check = (server: TestServer, staff: Api) => Promise<void>

/** Publishes a work with a picture. */
export async function publishPicture(staff: Api): Promise<void> {
  const { body } = await staff.request<{ doc: { id: string } }>(
    'POST',
    '/api/media',
    formOf(await picture(40, 30), { alt: '图' }),
  )
  await createEntry(staff, 'works', { title: '有图的作品', genre: 'choir', picture: body.doc.id })
}

/** Prepares what must not be cut off by the kill. @returns does it, and gives a check when it was acknowledged */
export async function prepareAttempt(
  { kind, number }: Attempt,
  { server, staff, reader, ids, batches }: Given,
): Promise<() => Promise<Check | undefined>> {
  const media = ids.media[number % ids.media.length] ?? 'none'
  const one = `/api/media/${media}`
  const small = await picture(20 + number, 30)
  switch (kind) {
    case 'upload': {
      const large = await picture(900 + number, 700)
      return async () => madeBy('media', await staff.request('POST', '/api/media', formOf(large, { alt: '大图' })))
    }
    case 'replace':
      return () => unchecked(staff.request('PATCH', one, formOf(small, { alt: '换过' })))
    case 'cut':
      return () => unchecked(staff.request('PATCH', `${one}?${cutOf(10)}`, { alt: '剪过' }))
    case 'copy':
      return async () => madeBy('media', await staff.request('POST', `${one}/duplicate`, {}))
    case 'no description':
      return () => refused(staff.request('PATCH', one, formOf(small, { alt: '' })))
    case 'outdated':
      return () => refused(staff.request('PATCH', one, formOf(small, { alt: '旧', updatedAt: '2020-01-01T00:00:00Z' })))
    case 'forbidden':
      return () => refused(reader.request('PATCH', one, formOf(small, { alt: '不许' })))
    case 'bad captions': {
      const sound = `/api/recordings/${ids.recordings[number % ids.recordings.length] ?? 'none'}`
      return () => refused(staff.request('PATCH', sound, formOf(small, { captions: '不是字幕' })))
    }
    case 'import': {
      const batch = await previewedBatch(server, staff, number)
      return async () => {
        // 409 when another one of the round is under way
        const ended = await imported(staff, batch).catch((error: Error) => void expect(error.message).toMatch(/^409 /))
        if (ended?.state === 'done') batches.push({ id: ended.id })
        return undefined
      }
    }
    case 'undo': {
      const batch = batches.pop()
      return async () => {
        // 409 when somebody has changed since what it brought
        if (batch !== undefined)
          await undone(staff, batch).catch((error: Error) => expect(error.message).toMatch(/^409 /))
        return undefined
      }
    }
    // what many pages, calendars, feeds and the manifest read
    case 'days off': {
      const [year, day] = [2026, `2026-${number % 2 === 0 ? '11' : '12'}-${10 + (number % 18)}T04:00:00.000Z`]
      const notice = { year, source: `通知 ${number}`, holidays: [{ name: '假', from: day, to: day }] }
      return () => taken(staff.request('POST', '/api/globals/holidays', { years: number % 5 === 0 ? [] : [notice] }))
    }
    case 'site':
      return () =>
        taken(staff.request('POST', '/api/globals/site', { name: `工韵 ${number % 9}`, theme: `主题 ${number}` }))
    case 'synonyms':
      return () =>
        taken(staff.request('POST', '/api/globals/synonyms', { groups: [{ words: `跳舞 舞蹈 词${number}` }] }))
    case 'log in': {
      const password = await firstPassword(server)
      return async () => {
        const { token } = await login(server, 'admin@gongyun.local', password)
        return async ({ url }) => {
          const me = await fetch(`${url}/api/users/me`, { headers: { Authorization: `JWT ${token ?? ''}` } })
          expect(await me.json()).toMatchObject({ user: { email: 'admin@gongyun.local' } })
        }
      }
    }
  }
}

/** An acknowledged new document is there after the next start. */
export function madeBy(collection: string, { status, body }: { status: number; body: object }): Check | undefined {
  const { doc } = body as { doc?: { id: string } }
  if (status >= 300 || doc === undefined) return undefined
  return async (_, staff) => {
    const answer = await staff.request('GET', `/api/${collection}/${doc.id}?depth=0&trash=true&draft=true`)
    expect([collection, answer.status]).toEqual([collection, 200])
  }
}

async function taken(answer: Promise<{ status: number; body: unknown }>): Promise<undefined> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(200)
}

async function unchecked(answer: Promise<unknown>): Promise<undefined> {
  await answer
}

async function refused(answer: Promise<{ status: number; body: unknown }>): Promise<undefined> {
  const { status, body } = await answer
  // 404 is of a document that another write of the round has removed
  expect([400, 403, 404, 409], JSON.stringify(body)).toContain(status)
}

function cutOf(pixels: number): string {
  const edges = 'uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50'
  return `${edges}&uploadEdits[widthInPixels]=${pixels}&uploadEdits[heightInPixels]=${pixels}`
}

/** Two notices with a picture each, previewed. */
async function previewedBatch(server: TestServer, staff: Api, number: number) {
  const code = () => `QA-${number}-${Math.random().toString(36).slice(2, 10)}`
  const rows = [1, 2].map((row) => [code(), `导入的公告 ${row}`, '公告', '2026-11-22', `图${row}.png`, '一张图'])
  const table = await workbook({
    公告: [['编号', '标题', '类别', '日期', '配图文件名', '配图替代文字'], ...rows],
  })
  const pictures = zipOf({
    '图1.png': await picture(500 + number, 300),
    '图2.png': await picture(600 + number, 300),
  })
  const batch = await previewed(server, staff, 'notices', table, { pictures })
  if (batch.batch.errors > 0) throw new Error(JSON.stringify(batch.preview?.problems))
  return batch
}

function formOf(bytes: Buffer, data: object): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '图.png')
  form.set('_payload', JSON.stringify(data))
  return form
}

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()
}
