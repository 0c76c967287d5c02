import type { Reason } from '../../../base/catalogue.ts'
import { audiences, type Audience } from '../../../../site/catalogue/vocabulary.ts'
import type { SignUpHere, SignUpQuestion } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { yuanText } from '../../../../site/catalogue/prices.ts'
import type { FixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import type { SignUpAsked } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'

/** Why a form is not taken, and the field that it is about, by its path in what was sent. */
export interface FormProblem {
  reason: Reason
  path: string
}

/** How many come. */
export function seatsOf({ comes, children }: Pick<SignUpAsked, 'comes' | 'children'>): number {
  return Number(comes) + children.length
}

/**
 * What is wrong with a form, as far as its entry says what is asked.
 * @param isFor whom the entry is for; empty for all
 * @returns the first problem; undefined when there is none
 */
export function formProblem(
  { comes, children, audience, answers, guardian }: SignUpAsked,
  rule: SignUpHere,
  isFor: readonly Audience[],
): FormProblem | undefined {
  if (seatsOf({ comes, children }) === 0) return { reason: signUpReason('nobody-comes'), path: 'comes' }
  if (seatsOf({ comes, children }) > rule.mostSeats)
    return { reason: signUpReason('too-many-seats', { most: rule.mostSeats }), path: 'children' }
  if (children.length > 0 && rule.children === undefined)
    return { reason: signUpReason('no-children'), path: 'children' }
  const { youngest = 0, oldest = 17 } = rule.children ?? {}
  const odd = children.findIndex(({ age }) => age < youngest || age > oldest)
  if (odd !== -1) {
    const age = children[odd]?.age ?? 0
    return { reason: signUpReason('child-age', { age, youngest, oldest }), path: `children.${odd}.age` }
  }
  if (children.length > 0 && !guardian) return { reason: signUpReason('guardian-consent'), path: 'guardian' }
  if (!isEligible({ audience, children }, isFor)) return outsideProblem(rule, isFor)
  for (const question of rule.questions) {
    const reason = answerProblem(question, answers[question.id])
    if (reason !== undefined) return { reason, path: `answers.${question.id}` }
  }
  return undefined
}

/**
 * Why a form is not taken that said another price than there is now: nobody pays what they were not told.
 * @param shown what it said that one person pays, in fen; undefined when it says nothing, as programs of others need not
 * @param price what holds now; undefined of what is free
 */
export function priceProblem(
  shown: number | undefined,
  price: Pick<FixedPrice, 'own'> | undefined,
): Reason | undefined {
  const now = price?.own ?? 0
  if (shown === undefined || shown === now) return undefined
  return signUpReason('price-changed', { shown: inYuan(shown), now: inYuan(now) })
}

function inYuan(fen: number): string {
  return fen === 0 ? '免费' : ` ${yuanText(fen)} 元`
}

/**
 * Whether somebody is among those whom something is for, as they say themselves. What is for all workers asks nobody, and
 * whoever brings a child to what is for children is right.
 */
function isEligible(
  { audience, children }: Pick<SignUpAsked, 'audience' | 'children'>,
  isFor: readonly Audience[],
): boolean {
  if (isFor.length === 0 || isFor.includes('workers')) return true
  if (children.length > 0 && isFor.includes('children')) return true
  return audience !== undefined && isFor.includes(audience)
}

function outsideProblem({ children }: SignUpHere, isFor: readonly Audience[]): FormProblem {
  const words = isFor.map((one) => audiences[one]).join('、')
  const byChildren = children !== undefined && isFor.includes('children')
  const by = byChildren ? (isFor.length === 1 ? 'children' : 'either') : 'audience'
  const path = by === 'children' ? 'children' : 'audience'
  return { reason: signUpReason('wrong-audience', { audiences: words, by }), path }
}

/**
 * Whom a party belongs to, for the places that are kept for some: whoever is named on the form, and children where some
 * come. Of both that one counts for which places are kept.
 * @param isFor whom the entry is for
 */
export function audienceOf(
  { audience, children }: Pick<SignUpAsked, 'audience' | 'children'>,
  { quotas }: Pick<SignUpHere, 'quotas'>,
  isFor: readonly Audience[],
): Audience | undefined {
  const isKept = (one: Audience): boolean => quotas.some((quota) => quota.audience === one)
  // where children count for nothing it is nobody's business that some come
  const bringsSome = children.length > 0 && (isFor.includes('children') || isKept('children'))
  if (!bringsSome) return audience
  return audience === undefined || (isKept('children') && !isKept(audience)) ? 'children' : audience
}

function answerProblem(
  { label: question, kind, choices, isRequired }: SignUpQuestion,
  answer: string | number | boolean | undefined,
): Reason | undefined {
  if (answer === undefined || answer === '' || answer === false)
    return isRequired ? signUpReason('answer-missing', { question }) : undefined
  const wrong = (allowed: string) => signUpReason('answer-wrong', { question, allowed })
  switch (kind) {
    case 'text':
      return typeof answer === 'string' ? undefined : wrong('文字')
    case 'number':
      return typeof answer === 'number' ? undefined : wrong('数字')
    case 'choice':
      return choices.some((choice) => choice === answer) ? undefined : wrong(`：${choices.join('、')}`)
    case 'consent':
      return answer === true ? undefined : wrong('勾选')
  }
}

/** Answers to what is asked; what nobody asked for is not kept. */
export function answersTo(rule: SignUpHere, answers: SignUpAsked['answers']): SignUpAsked['answers'] {
  const asked = new Set(rule.questions.map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => asked.has(id) && answer !== ''))
}

/** Answers as a plain form sends them, all of them texts, as what each question asks for. */
export function typedAnswers(rule: SignUpHere, texts: SignUpAsked['answers']): SignUpAsked['answers'] {
  const kinds = new Map(rule.questions.map(({ id, kind }) => [id, kind]))
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => {
      const kind = kinds.get(id)
      if (kind === 'consent') return [id, text !== '']
      return [id, kind === 'number' && Number.isFinite(Number(text)) ? Number(text) : text]
    }),
  )
}
