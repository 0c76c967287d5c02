import { z } from 'zod'

/** What is wrong with one field of a document, as an error or an answer of the API tells it. */
export const toldProblem = z.object({
  /** Empty when it is about no field. */
  path: z.string().default(''),
  message: z.string(),
  label: z.string().optional().catch(undefined),
  /** Whether the message says itself which field it is about. */
  isNamed: z.boolean().optional().catch(undefined),
})
export type ToldProblem = z.infer<typeof toldProblem>

const refused = z.object({ data: z.object({ errors: z.array(toldProblem) }) })

/** A problem whose message begins with what its field is called. */
export interface NamedProblem {
  path: string
  label: string
  message: string
  isNamed: true
}

/** @param message in Chinese, which says itself which field it is about */
export function namedProblem(path: string, label: string, message: string): NamedProblem {
  return { path, label, message, isNamed: true }
}

/** The problems of fields that an error tells of, as Payload's ValidationError does; none when it tells of none. */
export function problemsOf(error: unknown): ToldProblem[] {
  return refused.safeParse(error).data?.data.errors ?? []
}

/** Most problems that are said in one text. */
const mostSaid = 5

/**
 * Problems as they are said away from their fields: each a sentence with what its field is called.
 * @returns in Chinese, for example 标题：必填，请填写。类别：必填，请填写。 Empty when there are none
 */
export function problemsText(problems: readonly ToldProblem[]): string {
  const said = problems.slice(0, mostSaid).map(problemText)
  const more = problems.length - said.length
  return [...said, ...(more > 0 ? [`还有 ${more} 处要改`] : [])].map(sentence).join('')
}

function problemText({ path, message, label = path, isNamed }: ToldProblem): string {
  return isNamed === true || label === '' ? message : `${label}：${message}`
}

function sentence(text: string): string {
  const words = text.trim()
  return /[。！？.!?]$/.test(words) ? words : `${words}。`
}
