import { vi } from 'vitest'
import { type Cell } from '../../cms/features/imports/cells/cell.ts'
import { readSpreadsheet, writeSpreadsheet } from '../../cms/features/imports/file/spreadsheet.ts'
import type { Sheet } from '../../cms/features/imports/table/sheets.ts'
import type { Api } from './api.ts'
import type { TestServer } from './server.ts'

/** A batch as the API shows it. */
export type ShownBatch = {
  batch: {
    id: string
    state: string
    total: number
    created: number
    updated: number
    unchanged: number
    errors: number
    progress: number
    problem?: string | null
  }
  preview: {
    problems: { sheet: string; row: number; column: string; value: string; message: string }[]
    rows: {
      row: number
      operation: string
      code: string
      title: string
      changes: { header: string; before: string; after: string; marks: string[] }[]
      marks: string[]
    }[]
    notes: string[]
    marked: number
  } | null
}

/** A workbook of sheets. */
export async function workbook(sheets: Record<string, (string | number)[][]>): Promise<Uint8Array> {
  return writeSpreadsheet(
    'xlsx',
    Object.entries(sheets).map(([name, rows]) => ({ name, rows, widths: [], lists: [], marked: [] })),
  )
}

/** What the API answers to whoever asks with the credentials of `staff`; the body as it is. */
export async function send(
  server: Pick<TestServer, 'url'>,
  staff: Api,
  method: string,
  path: string,
  body?: Uint8Array,
): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(server.url + path, {
    method,
    headers: { Authorization: `JWT ${staff.token ?? ''}` },
    ...(body && { body: new Uint8Array(body) }),
  })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** Exports a library and reads the file. */
export async function exportOf(
  server: Pick<TestServer, 'url'>,
  staff: Api,
  library: string,
  format: 'xlsx' | 'csv' = 'xlsx',
): Promise<{ file: Buffer; sheets: Sheet[] }> {
  const { status, bytes } = await send(server, staff, 'GET', `/api/import/${library}/export?format=${format}`)
  if (status !== 200) throw new Error(`${status} ${bytes.toString()}`)
  return { file: bytes, sheets: await readSpreadsheet(`a.${format}`, bytes) }
}

/** Uploads a table. @returns the id of its batch @throws with the server's answer when it refuses */
export async function uploaded(
  server: Pick<TestServer, 'url'>,
  staff: Api,
  library: string,
  file: Uint8Array,
  name = '表.xlsx',
): Promise<string> {
  const { status, bytes } = await send(
    server,
    staff,
    'POST',
    `/api/import/${library}?name=${encodeURIComponent(name)}`,
    file,
  )
  if (status !== 201) throw new Error(`${status} ${bytes.toString()}`)
  return (JSON.parse(bytes.toString()) as { batch: string }).batch
}

/** Uploads a file and previews it. @throws with the server's answer when it refuses */
export async function previewed(
  server: Pick<TestServer, 'url'>,
  staff: Api,
  library: string,
  file: Uint8Array,
  { name, publish = false, pictures }: { name?: string; publish?: boolean; pictures?: Uint8Array } = {},
): Promise<ShownBatch> {
  const batch = await uploaded(server, staff, library, file, name)
  if (pictures !== undefined) {
    const sent = await send(server, staff, 'PUT', `/api/import/batches/${batch}/pictures?name=a.zip`, pictures)
    if (sent.status !== 200) throw new Error(`${sent.status} ${sent.bytes.toString()}`)
  }
  const answer = await staff.request<ShownBatch>('POST', `/api/import/batches/${batch}/preview`, { publish })
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Confirms a batch and waits for its end. @returns it as it is then */
export async function imported(staff: Api, { batch }: ShownBatch, publish = false): Promise<ShownBatch['batch']> {
  const answer = await staff.request('POST', `/api/import/batches/${batch.id}/confirm`, { publish })
  if (answer.status !== 202) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return ended(staff, batch.id)
}

/** Does without whatever was previewed and not confirmed. */
export async function discardWaiting(staff: Api): Promise<void> {
  const { body } = await staff.request<{ batches: { id: string; state: string }[] }>('GET', '/api/import/batches')
  for (const { id, state } of body.batches)
    if (state === 'previewed') await staff.request('POST', `/api/import/batches/${id}/discard`)
}

/** Undoes a batch, or the rest of it, and waits for its end. */
export async function undone(staff: Api, { id }: { id: string }, rest = false): Promise<ShownBatch['batch']> {
  const answer = await staff.request('POST', `/api/import/batches/${id}/undo`, rest ? { rest } : undefined)
  if (answer.status !== 202) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return ended(staff, id)
}

async function ended(staff: Api, id: string): Promise<ShownBatch['batch']> {
  let latest: ShownBatch['batch'] | undefined
  await vi.waitUntil(
    async () => {
      latest = (await staff.request<ShownBatch>('GET', `/api/import/batches/${id}`)).body.batch
      return latest.state !== 'running' && latest.state !== 'undoing'
    },
    { timeout: 120_000, interval: 50 },
  )
  if (latest === undefined) throw new Error('the batch was never read')
  return latest
}

/** The texts of a row of a sheet. */
export function texts(row: readonly Cell[] | undefined): string[] {
  return (row ?? []).map((cell) => String(cell ?? ''))
}
