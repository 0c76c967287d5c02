import { APIError, type Endpoint, type PayloadRequest, type TypedUser } from 'payload'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { imports } from '../../access/tables.ts'
import { may } from '../../access/verdict.ts'
import { type Batch, bringerOf } from '../batch/batch.ts'
import { BatchMoved } from '../batch/batchMoved.ts'
import { readWithFiles } from '../batch/unconfirmed.ts'
import { FileError } from '../file/fileError.ts'

/** A refusal that is for whoever asks, in Chinese. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** An endpoint for staff; what it throws of ours becomes its answer. */
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
      if (user === null) return refusalOf(403, '请先登录。')
      try {
        return await answer(req, user)
      } catch (error) {
        if (error instanceof Refusal) return refusalOf(error.status, error.message)
        if (error instanceof BatchMoved) return refusalOf(409, error.message)
        if (error instanceof FileError) return refusalOf(400, error.message)
        if (error instanceof APIError && error.isPublic) return refusalOf(error.status, error.message)
        throw error
      }
    },
  }
}

/** The library that the path names. @throws Refusal when there is none */
export function libraryIn({ routeParams }: PayloadRequest): PageCollection {
  const name = pageCollections.find((slug) => slug === routeParams?.['library'])
  if (name === undefined) throw new Refusal(404, `没有这个栏目。可以导入导出的是：${pageCollections.join('、')}。`)
  return name
}

/** The batch that the path names, when whoever asks may see it. @throws Refusal else */
export async function batchIn(req: PayloadRequest): Promise<Batch> {
  const id = String(req.routeParams?.['batch'] ?? '')
  const batch = /^[0-9a-f-]{24,36}$/.test(id) ? await readWithFiles(req.payload, id) : undefined
  if (batch === undefined || !may(imports.rows.seeImport, req.user, bringerOf(batch)))
    throw new Refusal(404, '没有这一批导入，可能已过期清理（上传后一天内没有确认的会自动删除）。')
  return batch
}

function refusalOf(status: number, message: string): Response {
  return Response.json({ errors: [{ message }] }, { status })
}
