import type { Role } from '../access/roles.ts'
import type { Stage } from './stages.ts'

/** Whoever acts. */
export interface Person {
  id: string
  role: Role
}

/** What the rules know of an entry's newest text. */
export interface Text {
  stage: Stage
  /** Ids of those who changed it since it was last published. */
  writers: readonly string[]
  /** Whether it is what the public sees, with nothing newer waiting. */
  isLive: boolean
}

/** The steps that the newsroom knows, besides writing itself. */
export const steps = ['submit', 'withdraw', 'return', 'approve', 'publish', 'override', 'unpublish'] as const
export type Step = (typeof steps)[number]

const writing: readonly Role[] = ['administrator', 'editor', 'reviewer', 'unit-editor']
/** Editors review too, what others wrote: a small union has no reviewers besides them (decision 0009). */
const reviewing: readonly Role[] = ['administrator', 'editor', 'reviewer']

const onlyReviewers = '只有管理员、编辑和审核可以审稿、发布和下线。'
const ownText = '这一稿您改过文字，要由没有参与写的人来审。请点“提交审稿”，请别人通过或发布。'

/**
 * Why a person may not take a step now.
 * @param isSeparate whether the one who reviews must not have written (setting 写稿和审稿分开)
 * @param comment what a return or an override says
 * @returns the reason in Chinese, with what to do; undefined when the step may be taken
 */
export function refusal(
  step: Step,
  person: Person,
  text: Text,
  isSeparate: boolean,
  comment?: string,
): string | undefined {
  if (!writing.includes(person.role)) return '您的账号只能看，不能改。'
  const { stage, writers, isLive } = text
  const isWriter = writers.includes(person.id)
  const isOwn = isSeparate && isWriter
  if (step === 'submit') {
    if (isLive) return '这一稿已经上线，没有要审的改动。'
    if (stage === 'in-review') return '这一稿已经提交，正在等待审稿。'
    return stage === 'approved' ? '这一稿已经通过，不用再提交，可以发布。' : undefined
  }
  if (step === 'withdraw') {
    if (stage !== 'in-review' || isLive) return '这一稿没有在审，不用撤回。'
    const isTheirs = isWriter || writers.length === 0 || person.role === 'administrator'
    return isTheirs ? undefined : '只有写这一稿的人和管理员可以撤回。要它改，请点“退回”。'
  }
  if (!reviewing.includes(person.role)) return onlyReviewers
  if (step === 'return') {
    if (isLive || (stage !== 'in-review' && stage !== 'approved')) return '这一稿没有提交审稿，不能退回。'
    return isBlank(comment) ? '请写明退回的意见，例如：请补上演出的时间和地点。' : undefined
  }
  if (step === 'approve') {
    if (isLive || stage !== 'in-review') return '这一稿没有提交审稿，不能通过。'
    return isOwn ? ownText : undefined
  }
  if (step === 'publish') return isLive || stage === 'approved' || !isOwn ? undefined : ownText
  if (step === 'override') {
    if (person.role !== 'administrator') return '只有管理员可以越过审稿。'
    if (isLive || stage === 'approved' || !isOwn) return '这一稿可以直接发布，不用越过审稿。'
    return isBlank(comment) ? '请写明越过审稿的理由，例如：台风临时停演，审稿人不在。' : undefined
  }
  return undefined
}

/** A person's change of the text: what was approved was the text as it was. */
export function afterWrite({ stage, writers, isLive }: Text, writer: string | undefined): Text {
  const before = isLive ? [] : writers
  return {
    stage: isLive || stage === 'approved' ? 'draft' : stage,
    writers: writer === undefined || before.includes(writer) ? before : [...before, writer],
    isLive: false,
  }
}

/** A step that was taken. Published text starts its way anew; who wrote it stays known. */
export function afterStep(step: Step, text: Text): Text {
  switch (step) {
    case 'submit':
      return { ...text, stage: 'in-review' }
    case 'withdraw':
      return { ...text, stage: 'draft' }
    case 'return':
      return { ...text, stage: 'returned' }
    case 'approve':
      return { ...text, stage: 'approved' }
    case 'publish':
    case 'override':
      return { ...text, stage: 'draft', isLive: true }
    case 'unpublish':
      return { ...text, stage: 'draft', isLive: false }
  }
}

function isBlank(comment: string | undefined): boolean {
  return comment === undefined || comment.trim() === ''
}
