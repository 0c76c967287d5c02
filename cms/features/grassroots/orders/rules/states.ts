/** How far an order is, and who may take which step. */
import type { StepName } from './contract.ts'

export const orderStates = {
  asked: '待安排',
  matched: '待单位确认',
  confirmed: '已排定',
  delivered: '已送到',
  declined: '不能安排',
  cancelled: '已取消',
} as const
export type OrderState = keyof typeof orderStates

/** Who takes a step: the unit that has ordered, or those who handle orders. Cancelling is for both. */
export type Side = 'unit' | 'staff'

interface StepRule {
  from: readonly OrderState[]
  /** Undefined where the state stays. */
  to: OrderState | undefined
  by: readonly Side[]
  word: string
}

/** Seed 003: units order, the city union matches and schedules, both look back on it. */
export const orderSteps: Readonly<Record<StepName, StepRule>> = {
  match: { from: ['asked', 'matched', 'confirmed'], to: 'matched', by: ['staff'], word: '安排' },
  confirm: { from: ['matched'], to: 'confirmed', by: ['unit'], word: '确认' },
  askAgain: { from: ['matched'], to: 'asked', by: ['unit'], word: '请重新安排' },
  decline: { from: ['asked', 'matched'], to: 'declined', by: ['staff'], word: '答复不能安排' },
  cancel: { from: ['asked', 'matched', 'confirmed'], to: 'cancelled', by: ['unit', 'staff'], word: '取消' },
  deliver: { from: ['confirmed'], to: 'delivered', by: ['staff'], word: '登记送到' },
  rateHost: { from: ['delivered'], to: undefined, by: ['unit'], word: '评价' },
  rateUnit: { from: ['delivered'], to: undefined, by: ['staff'], word: '评价单位' },
}

/** States after which nothing but ratings comes: how the unit is reached is not kept any longer. */
export const overStates: ReadonlySet<OrderState> = new Set(['delivered', 'declined', 'cancelled'])

/** All others: somebody waits. */
export const underWayStates: readonly OrderState[] = (Object.keys(orderStates) as OrderState[]).filter(
  (state) => !overStates.has(state),
)

/** The steps that are open to somebody, in the order of the table. */
export function openSteps(state: OrderState, sides: ReadonlySet<Side>): StepName[] {
  return (Object.keys(orderSteps) as StepName[]).filter(
    (name) => orderSteps[name].from.includes(state) && orderSteps[name].by.some((side) => sides.has(side)),
  )
}
