import type { Api } from './api.ts'
import type { TestServer } from './server.ts'

/** What a test needs of a stored document. */
export type Stored = { id: string; slug: string; title?: string }

/**
 * Creates an entry, published unless `_status` says otherwise.
 * @throws with the server's answer when it refuses
 */
export async function createEntry(staff: Api, collection: string, data: object): Promise<Stored> {
  const body = { _status: 'published', ...data }
  const query = body._status === 'draft' ? '?draft=true' : ''
  return expectDocument(await staff.request('POST', `/api/${collection}${query}`, body))
}

/** Updates an entry. @throws with the server's answer when it refuses */
export async function updateEntry(staff: Api, collection: string, id: string, data: object): Promise<Stored> {
  return expectDocument(await staff.request('PATCH', `/api/${collection}/${id}`, data))
}

/** Publishes an entry, with changes if given. */
export async function publish(staff: Api, collection: string, id: string, data: object = {}): Promise<Stored> {
  return updateEntry(staff, collection, id, { ...data, _status: 'published' })
}

/** A public page as a visitor gets it. */
export async function pageText(
  server: Pick<TestServer, 'url'>,
  path: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(server.url + path)
  return { status: response.status, text: await response.text() }
}

function expectDocument(answer: { status: number; body: Record<string, unknown> }): Stored {
  const { doc } = answer.body
  if (answer.status >= 300 || typeof doc !== 'object' || doc === null) {
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return doc as Stored
}
