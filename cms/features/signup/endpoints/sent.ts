import { isPlainForm } from '../../../base/network/contentTypes.ts'
import { bodyOf, type PublicRequest } from './answer.ts'

/** What was sent: as JSON, or the fields of a plain form. */
export type Sent = { kind: 'json'; body: unknown } | { kind: 'form'; fields: ReadonlyMap<string, string> }

/** Most fields of a form that are read. */
const mostFields = 100

/** Reads the body of a request; what is no JSON is undefined. */
export async function sentBy(req: PublicRequest): Promise<Sent> {
  if (!isPlainForm(req.headers.get('content-type'))) return { kind: 'json', body: await bodyOf(req) }
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams((await req.text?.()) ?? '')) {
    if (fields.size === mostFields) break
    fields.set(name, value)
  }
  return { kind: 'form', fields }
}
