import { z } from 'zod'
import { toldProblem, type ToldProblem } from '../problemText.ts'

/** What the API says when it refuses. */
export interface Said {
  /** In Chinese; undefined when it says nothing. */
  message: string | undefined
  /** Which rule refuses (the catalogues in the files `refusals.ts`); undefined where it was none of ours. */
  code: string | undefined
  fields: readonly ToldProblem[]
}

/** An answer that could not be had; `unclear` when something answered that was not the API as we know it. */
export interface Failure extends Said {
  ok: false
  kind: 'refused' | 'offline' | 'unclear'
  /** For whoever looks at the page, in Chinese. */
  message: string
}

export type Answer<T> = { ok: true; value: T } | Failure

interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** A file or a form goes as it is, a query in the place of one that an address has no room for, anything else as JSON. */
  body?: object | undefined
  signal?: AbortSignal
  /** What a page says by itself where the API says nothing. */
  words?: Partial<Record<'offline' | 'unclear', string>>
}

const refusing = z.object({
  errors: z.tuple(
    [
      z.object({
        message: z.string().optional(),
        data: z
          .object({
            code: z.string().optional(),
            errors: z.array(toldProblem).optional(),
          })
          .nullish()
          .catch(undefined),
      }),
    ],
    z.unknown(),
  ),
})

/** Reads what an answer says that refuses. @param body as JSON; undefined when it was none, as that of a proxy */
export function saidIn(body: unknown): Said {
  const { message, data } = refusing.safeParse(body).data?.errors[0] ?? {}
  return { message, code: data?.code, fields: data?.errors ?? [] }
}

/**
 * Asks the API as whoever is logged in: the one way of the admin's pages to do so.
 * @param address from `/api` on
 * @param schema of what it answers
 * @returns what it answers, or why not; never throws. Whoever gave a signal and has aborted gets a failure too
 */
export async function askApi<T>(
  address: string,
  schema: z.ZodType<T>,
  { method = 'GET', body, signal, words = {} }: Asking = {},
): Promise<Answer<T>> {
  const response = await fetch(address, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body !== undefined && contentOf(body)),
    ...(signal !== undefined && { signal }),
  }).catch(() => undefined)
  if (response === undefined) return failure('offline', words.offline ?? '连不上服务器，请检查网络后再试。')
  const json: unknown = await response.json().catch(() => undefined)
  const parsed = response.ok ? schema.safeParse(json) : undefined
  if (parsed?.success === true) return { ok: true, value: parsed.data }
  const { message, ...said } = saidIn(json)
  if (message !== undefined) return { ok: false, kind: 'refused', message, ...said }
  return failure('unclear', words.unclear ?? `服务器没有办成（${response.status}），请稍后再试。`)
}

function failure(kind: Failure['kind'], message: string): Failure {
  return { ok: false, kind, message, code: undefined, fields: [] }
}

function contentOf(body: object): Pick<RequestInit, 'body' | 'headers'> {
  // the browser writes its boundary
  if (body instanceof FormData) return { body }
  if (body instanceof Blob) return { body, headers: { 'content-type': 'application/octet-stream' } }
  if (body instanceof URLSearchParams) {
    const form = 'application/x-www-form-urlencoded'
    return { body, headers: { 'content-type': form, 'X-Payload-HTTP-Method-Override': 'GET' } }
  }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
