import type { Reason } from '../../../base/catalogue.ts'
import { grassrootsReason } from '../refusals.ts'
import { type State, states, type Step, steps } from './admin/words.ts'

/** One level that has approved a return. */
export interface Approval {
  unit: string
  /** ISO 8601. */
  at: string
  by: string
}

/** As much of a return as decides about its steps. */
export interface Standing {
  state: State
  /** Those who have approved, the lowest level first. */
  approvals: readonly Approval[]
  /** Counts up with each opening: a correction is a version of its own. */
  version: number
  /** Of this version. */
  submittedAt: string | undefined
  isLate: boolean
}

/** What decides about a step beside the return itself. */
export interface Asked {
  step: Step
  /** Units whose returns whoever asks may fill in or approve; `all` for staff of the whole union. */
  reach: 'all' | ReadonlySet<string>
  /** The unit of the return. */
  unit: string
  /** The units above it that approve, the lowest level first; the last is that of the campaign. */
  levels: readonly { unit: string; name: string }[]
  by: string
  /** ISO 8601. */
  at: string
  comment: string
  /** Days as YYYY-MM-DD of Shanghai; the time is over when they have ended. */
  today: string
  due: string
  locks: string
  /** Day until which this unit may still report in spite of `locks`. */
  exceptedUntil: string | undefined
  /** How many cells do not fit together. */
  problems: number
}

type Next = Standing | { refused: Reason }

/** Steps that say why. */
const withReason: ReadonlySet<Step> = new Set(['hold', 'return', 'reopen'])

/**
 * How a return stands after a step. Levels approve one after the other, from below; one that has approved can take it back
 * until the next one has done something, or the return is locked. The levels are those above a unit: its own clerk approves
 * nothing of it. Whoever stands above may fill in for it as well, and the history says who did what.
 */
export function after(standing: Standing, asked: Asked): Next {
  const { step, comment } = asked
  if (withReason.has(step) && comment.trim() === '')
    return { refused: grassrootsReason('reason-missing', { step: steps[step] }) }
  return rules[step](standing, asked)
}

const rules: Readonly<Record<Step, (standing: Standing, asked: Asked) => Next>> = {
  submit(standing, asked) {
    if (!isOfUnit(asked)) return { refused: grassrootsReason('return-of-other-unit') }
    if (standing.state !== 'draft' && standing.state !== 'returned') return wrongState(standing, 'submit')
    const { locks, exceptedUntil = locks } = asked
    // an exception gives time and takes none: the lock may have been moved after it was made
    const until = exceptedUntil > locks ? exceptedUntil : locks
    if (asked.today > until) return { refused: grassrootsReason('return-too-late', { until }) }
    if (asked.problems > 0) return { refused: grassrootsReason('return-does-not-fit', { problems: asked.problems }) }
    const isLate = standing.isLate || asked.today > asked.due
    // nobody is above whoever leads the campaign
    const state = asked.levels.length === 0 ? 'approved' : 'submitted'
    return { ...standing, state, approvals: [], submittedAt: asked.at, isLate }
  },
  withdraw(standing, asked) {
    if (!isOfUnit(asked)) return { refused: grassrootsReason('return-of-other-unit') }
    if (approvedLevels(standing, asked).length > 0 || standing.state === 'accepted')
      return { refused: grassrootsReason('return-in-hand', { who: whoHasIt(standing, asked) }) }
    if (standing.state !== 'submitted' && standing.state !== 'held') return wrongState(standing, 'withdraw')
    // what units approved that are no level now would count again when the tree is as it was
    return { ...standing, state: 'draft', approvals: [], submittedAt: undefined }
  },
  accept: (standing, asked) => atLevel(standing, asked, ['submitted', 'held'], 'accepted'),
  hold: (standing, asked) => atLevel(standing, asked, ['submitted', 'accepted'], 'held'),
  return(standing, asked) {
    const next = atLevel(standing, asked, ['submitted', 'accepted', 'held'], 'returned')
    return 'refused' in next ? next : { ...next, approvals: [] }
  },
  approve(standing, asked) {
    const next = atLevel(standing, asked, ['submitted', 'accepted', 'held'], 'submitted')
    if ('refused' in next) return next
    const pending = pendingLevel(standing, asked)
    const approvals = [
      ...standing.approvals,
      ...(pending === undefined ? [] : [{ unit: pending.unit, at: asked.at, by: asked.by }]),
    ]
    return { ...next, approvals, state: pendingLevel({ approvals }, asked) === undefined ? 'approved' : 'submitted' }
  },
  undo(standing, asked) {
    // in the hands of its unit nothing is approved, whatever is noted
    if (isOpen(standing)) return wrongState(standing, 'undo')
    const last = approvedLevels(standing, asked).at(-1)
    if (last === undefined) return wrongState(standing, 'undo')
    if (standing.state === 'locked') return { refused: grassrootsReason('approval-held', { who: '这张表已经锁定' }) }
    const next = pendingLevel(standing, asked)
    const isTaken = standing.state === 'accepted' || standing.state === 'held'
    if (!mayAct(asked, last.unit)) {
      const mine = approvedLevels(standing, asked).some(({ unit }) => mayAct(asked, unit))
      return {
        refused: mine
          ? grassrootsReason('approval-held', { who: `${last.name}已经通过` })
          : grassrootsReason('not-this-level'),
      }
    }
    if (isTaken) {
      const did = standing.state === 'accepted' ? '已经受理' : '已经暂缓'
      return { refused: grassrootsReason('approval-held', { who: `${next?.name ?? '上级'}${did}` }) }
    }
    return { ...standing, state: 'submitted', approvals: standing.approvals.filter(({ unit }) => unit !== last.unit) }
  },
  lock(standing, asked) {
    if (!isTop(asked)) return { refused: grassrootsReason('steps-of-the-top') }
    return standing.state === 'approved' ? { ...standing, state: 'locked' } : wrongState(standing, 'lock')
  },
  reopen(standing, asked) {
    if (!isTop(asked)) return { refused: grassrootsReason('steps-of-the-top') }
    if (standing.state !== 'approved' && standing.state !== 'locked') return wrongState(standing, 'reopen')
    return { ...standing, state: 'returned', approvals: [], version: standing.version + 1 }
  },
}

/**
 * The level that is to act next: the lowest that has not approved, wherever it came into the tree.
 * @returns undefined when all have approved
 */
export function pendingLevel(
  { approvals }: Pick<Standing, 'approvals'>,
  { levels }: Pick<Asked, 'levels'>,
): Asked['levels'][number] | undefined {
  return levels.find((level) => !hasApproved(approvals, level))
}

/** The levels that have approved, as the tree is now, the lowest first. What a unit approved that is no level any more stays noted. */
function approvedLevels({ approvals }: Standing, { levels }: Pick<Asked, 'levels'>): Asked['levels'][number][] {
  return levels.filter((level) => hasApproved(approvals, level))
}

function hasApproved(approvals: readonly Approval[], level: Asked['levels'][number]): boolean {
  return approvals.some(({ unit }) => unit === level.unit)
}

/** Whether the numbers of a return may be changed now. */
export function isOpen({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'draft' || state === 'returned'
}

function atLevel(standing: Standing, asked: Asked, from: readonly State[], to: State): Next {
  if (!from.includes(standing.state)) return wrongState(standing, asked.step)
  // units that left the tree may leave nobody to wait for: then the top settles it
  const level = pendingLevel(standing, asked) ?? asked.levels.at(-1)
  if (level === undefined ? asked.reach !== 'all' : !mayAct(asked, level.unit))
    return { refused: grassrootsReason('not-this-level') }
  return { ...standing, state: to }
}

function isOfUnit({ reach, unit }: Asked): boolean {
  return reach === 'all' || reach.has(unit)
}

/** Whoever reaches a unit reaches what is below it too, so its own clerk is told apart by the unit above. */
function mayAct({ reach }: Asked, level: string): boolean {
  return reach === 'all' || reach.has(level)
}

function isTop({ reach, levels, unit }: Asked): boolean {
  return reach === 'all' || reach.has(levels.at(-1)?.unit ?? unit)
}

function whoHasIt(standing: Standing, asked: Asked): string {
  const isAccepted = standing.state === 'accepted'
  const level = isAccepted ? pendingLevel(standing, asked) : approvedLevels(standing, asked).at(-1)
  return `${level?.name ?? '上级'}${isAccepted ? '已经受理' : '已经通过'}`
}

function wrongState({ state }: Standing, step: Step): { refused: Reason } {
  return { refused: grassrootsReason('wrong-state-for-step', { step: steps[step], state: states[state] }) }
}
