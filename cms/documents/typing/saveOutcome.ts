import { problemsText } from '../../base/problemText.ts'
import { saidIn } from '../../base/ui/askApi.ts'
import type { savingReason } from '../saving/refusals.ts'

/** What a server said to an attempt to save. */
export interface SaveAnswer {
  /** HTTP status. */
  status: number
  /** The body as JSON; undefined when it was none, as that of a proxy. */
  body: unknown
}

/** What an attempt that did not save leads to. */
export type Outcome =
  /** Somebody else has saved since: there is a card of its own for that. */
  | { kind: 'outdated'; said: string }
  /** The server does not take this text, and would not take it again; in Chinese, with what to do. */
  | { kind: 'refused'; said: string }
  /** It will be tried again, so many milliseconds after the attempt. `status` of an answer that blames the moment. */
  | { kind: 'waiting'; why: 'offline' | 'logged-out' | 'failed'; delay: number; status?: number }

/** The time from a failed attempt to the next one, and the longest that it grows to, in milliseconds. */
const [shortest, longest] = [3_000, 60_000]
/** Statuses of 4xx that speak of the moment and not of the text: a time-out, too early, too many requests. */
const momentary = [408, 425, 429]

/** What to do about a refusal, where its status tells more than its words. */
const advice: Record<number, string> = {
  403: '请找编辑或管理员处理；要留住文字，请先复制到别处。',
  404: '这一条可能已被删除，请到垃圾箱看看；要留住文字，请先复制到别处。',
  413: '内容太大了：请拆成几条，图片先传到媒体库再选用。',
}

/** The code of a refusal after which the same save may simply be made again. */
const again: ReturnType<typeof savingReason>['code'] = 'saved-meanwhile'

/**
 * Decides what follows from an attempt that did not save.
 * @param standing what the server says of itself and of whoever asks, after the attempt
 * @param answer undefined when there was none
 * @param failures how many attempts before this one came to nothing, one after the other
 */
export function outcomeOf(
  standing: 'ready' | 'offline' | 'logged-out',
  answer: SaveAnswer | undefined,
  failures: number,
): Outcome {
  // asking is cheap, and whoever logs in again in another window waits for it
  if (standing === 'logged-out') return { kind: 'waiting', why: standing, delay: shortest }
  const delay = Math.min(shortest * 2 ** failures, longest)
  if (standing === 'offline') return { kind: 'waiting', why: standing, delay }
  if (answer === undefined) return { kind: 'waiting', why: 'failed', delay }
  const { status, body } = answer
  // an answer of 2xx that did not save is not the server's own
  if (status < 400) return { kind: 'waiting', why: 'failed', delay }
  if (status >= 500 || momentary.includes(status)) return { kind: 'waiting', why: 'failed', delay, status }
  const { code, fields, message } = saidIn(body)
  if (code === again) return { kind: 'waiting', why: 'failed', delay, status }
  const outdated = fields.find(({ path }) => path === 'updatedAt')
  if (outdated !== undefined) return { kind: 'outdated', said: outdated.message }
  const whole = { path: '', message: message ?? `服务器不收（${status}）` }
  const said = problemsText(fields.length > 0 ? fields : [whole])
  return { kind: 'refused', said: `${said}${advice[status] ?? ''}` }
}
