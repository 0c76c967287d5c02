import { z } from 'zod'

/** Longest time that WeChat has to answer, in milliseconds. */
const patienceMs = 5_000
/** Largest answer that is read, in bytes; a ticket is some hundred. */
const largestBytes = 16 * 1024

/** What came of a question: the answer, or why there is none; `code` is WeChat's own, of what it refused. */
export type Outcome<T> = { value: T } | { state: 'refused'; code: number } | { state: 'unreachable' | 'unreadable' }

const refused = z.object({ errcode: z.int().refine((code) => code !== 0) })

/**
 * Asks WeChat's API once. It never throws: an error of the network may name the address, which has a token in it.
 * @param body sent as JSON; what has none is read with GET
 */
export async function askWeChat<T>(url: string, schema: z.ZodType<T>, body?: object): Promise<Outcome<T>> {
  const answer = await textOf(url, body).catch(() => undefined)
  if (answer === undefined) return { state: 'unreachable' }
  const told = parsed(answer)
  const refusal = refused.safeParse(told)
  if (refusal.success) return { state: 'refused', code: refusal.data.errcode }
  const { success, data } = schema.safeParse(told)
  return success ? { value: data } : { state: 'unreadable' }
}

async function textOf(url: string, body: object | undefined): Promise<string> {
  const response = await fetch(url, {
    // where it leads would be told what it must not
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
    ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    // leaving the loop ends the connection
    if (bytes > largestBytes) return ''
    parts.push(part)
  }
  return response.ok ? Buffer.concat(parts).toString() : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
