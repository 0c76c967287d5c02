import type { FlattenedField, Payload } from 'payload'
import { type ReviewReason, reviewReason } from './refusals.ts'
import { wordingList } from './wording/list.ts'
import { excerptOf, findHits, type Wording } from './wording/match.ts'
import { textsOf } from '../../documents/textsOf.ts'

/** Most places that one refusal names. */
const mostNamed = 20

/** A wrong form in a document, with where it stands. */
export interface WordingProblem extends Wording {
  /** In the words of the form, such as 正文第 2 段. */
  place: string
  excerpt: string
}

/** Holds all texts of a document against the union's list. @returns what stands there that should not */
export async function wordingProblems(
  payload: Payload,
  fields: readonly FlattenedField[],
  doc: Record<string, unknown>,
): Promise<WordingProblem[]> {
  const list = await wordingList(payload)
  if (list.length === 0) return []
  return textsOf(fields, doc).flatMap(({ place, text }) =>
    findHits(text, list).map((hit) => ({ ...hit.wording, place, excerpt: excerptOf(text, hit) })),
  )
}

/** @returns why a text may not go on its way, with every place; undefined when nothing forbidden stands in it */
export function blockingProblem(problems: readonly WordingProblem[]): ReviewReason | undefined {
  const blocking = problems.filter(({ level }) => level === 'block')
  if (blocking.length === 0) return undefined
  const places = [...new Set(blocking.map(({ place, wrong, right }) => `${place}的「${wrong}」应写成「${right}」`))]
  const more = places.length > mostNamed ? '；等等' : ''
  return reviewReason('forbidden-wording', {
    count: blocking.length,
    places: `${places.slice(0, mostNamed).join('；')}${more}`,
  })
}
