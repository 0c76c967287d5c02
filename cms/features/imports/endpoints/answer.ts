import type { Endpoint, PayloadRequest, TypedUser } from 'payload'
import { type PageCollection, pageCollections } from '../../../../site/catalogue/pageCollections.ts'
import { accessReason } from '../../../rights/refusals.ts'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import { Refusal } from '../../../base/refusal.ts'
import { type Batch, bringerOf } from '../batch/batch.ts'
import { readWithFiles } from '../batch/unconfirmed.ts'
import { importReason } from '../batch/refusals.ts'

/** An endpoint for staff. */
export function endpoint(
  method: 'get' | 'post' | 'put',
  path: string,
  answer: (req: PayloadRequest, user: TypedUser) => Promise<Response>,
): Endpoint {
  return {
    method,
    path,
    handler: async (req) => {
      const { user } = req
      if (user === null) throw new Refusal(accessReason('not-logged-in'))
      return answer(req, user)
    },
  }
}

/** The library that the path names. @throws Refusal when there is none */
export function libraryIn({ routeParams }: PayloadRequest): PageCollection {
  const name = pageCollections.find((slug) => slug === routeParams?.['library'])
  if (name === undefined)
    throw new Refusal(importReason('import-of-unknown-library', { libraries: pageCollections.join('、') }))
  return name
}

/** The batch that the path names, when whoever asks may see it. @throws Refusal else */
export async function batchIn(req: PayloadRequest): Promise<Batch> {
  const id = String(req.routeParams?.['batch'] ?? '')
  const batch = /^[0-9a-f-]{24,36}$/.test(id) ? await readWithFiles(req.payload, id) : undefined
  if (batch === undefined || !may(imports.rows.seeImport, req.user, bringerOf(batch)))
    throw new Refusal(importReason('no-such-batch'))
  return batch
}
