import type { BatchState } from '../../import/batchStates.ts'
import type { Preview } from '../../import/batch/batch.ts'

/** A batch as the server shows it. */
export interface ShownBatch {
  id: string
  library: string
  fileName: string
  whoName?: string | null
  state: BatchState
  publish?: boolean | null
  total: number
  created: number
  updated: number
  unchanged: number
  errors: number
  progress: number
  problem?: string | null
  createdAt: string
}

/** A batch with what its preview says, while there is one. */
export interface Shown {
  batch: ShownBatch
  preview: Preview | null
}

/** What was not taken; the message is for the editor. */
export class RequestError extends Error {}

/** Asks the import's endpoints. @throws RequestError with the server's words */
export async function ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object | File): Promise<T> {
  const isFile = body instanceof File
  const response = await fetch(`/api/import${path}`, {
    method,
    credentials: 'same-origin',
    headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
    ...(body && { body: isFile ? body : JSON.stringify(body) }),
  }).catch(() => {
    throw new RequestError('连不上服务器，请检查网络后再试。')
  })
  const answer = (await response.json().catch(() => ({}))) as { errors?: { message?: string }[] }
  if (!response.ok)
    throw new RequestError(answer.errors?.[0]?.message ?? `服务器没有办成（${response.status}），请稍后再试。`)
  return answer as T
}

/** The error in words. */
export function wordsOf(error: unknown): string {
  return error instanceof RequestError ? error.message : '页面出错了，请刷新后再试。'
}
