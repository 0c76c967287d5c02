import type { Problem } from '../../catalogue/signUp/shapes.ts'

/** What came of a question to the server. */
export type Answer<T> =
  | { kind: 'answered'; value: T }
  /** It was understood and refused: what to do, in words, and which fields it is about. */
  | { kind: 'refused'; code: string; message: string; problems: Problem[] }
  /** No answer came, or none that is meant for visitors: it may be asked again. */
  | { kind: 'lost' }

/** How long an answer is waited for, in milliseconds. */
const patience = 20_000

interface Refusal {
  errors?: { message?: string; data?: { code?: string; errors?: Problem[] } }[]
}

/**
 * Asks the server something by JSON, once.
 * @param url path of the endpoint
 * @param body what is asked; nothing of a person stands anywhere else
 */
export async function ask<T>(url: string, body: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    })
    const value: unknown = await response.json()
    if (response.ok) return { kind: 'answered', value: value as T }
    const [first] = (value as Refusal).errors ?? []
    const { code = '', errors: problems = [] } = first?.data ?? {}
    // what stands in front of the server answers without a word for visitors, or the server while it starts
    if (response.status >= 500 && (code === '' || code.startsWith('cms-'))) return { kind: 'lost' }
    return { kind: 'refused', code, message: first?.message ?? '没有成功，请稍后再试。', problems }
  } catch {
    return { kind: 'lost' }
  }
}

/** What the server says of itself, and will not in a moment. */
const passing = ['sign-up-busy', 'sign-up-starting']

/** How long is waited before an answer that was lost is asked for again, in milliseconds. */
const pauses = [1000, 3000, 6000] as const

/**
 * Asks until an answer comes that stays, a few times.
 * @param once asks; it has to be a question that may be asked twice
 * @param onAgain is told each time that there was none, before the pause, and whether the server said that it is busy
 * @param pause waits so many milliseconds
 */
export async function askAgain<T>(
  once: () => Promise<Answer<T>>,
  onAgain: (isBusy: boolean) => void,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Answer<T>> {
  for (const milliseconds of pauses) {
    const answer = await once()
    const isBusy = answer.kind === 'refused' && passing.includes(answer.code)
    if (answer.kind !== 'lost' && !isBusy) return answer
    onAgain(isBusy)
    await pause(milliseconds)
  }
  return once()
}
