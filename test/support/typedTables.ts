import type { Api } from './api.ts'
import { previewed, type ShownBatch } from './importing.ts'
import { csvOf } from './oddTables.ts'
import type { TestServer } from './server.ts'

/** A notice as an import left it. */
export interface ImportedNotice {
  id: string
  code: string
  title: string
  kind: string
  date: string
  _status: string
}

/** The preview of a table of some lines as CSV. */
export async function previewedLines(
  server: Pick<TestServer, 'url'>,
  staff: Api,
  library: string,
  lines: string[],
  options: { publish?: boolean } = {},
): Promise<ShownBatch> {
  return previewed(server, staff, library, csvOf(...lines), { name: '表.csv', ...options })
}

/** The newest text of the notices that a query finds. */
export async function importedNotices(staff: Api, query: string): Promise<ImportedNotice[]> {
  const address = `/api/notices?draft=true&depth=0&limit=0&${query}`
  return (await staff.request<{ docs: ImportedNotice[] }>('GET', address)).body.docs
}
