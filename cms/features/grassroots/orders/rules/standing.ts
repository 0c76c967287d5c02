import type { StepName } from './contract.ts'
import { type OrderState, orderSteps, overStates } from './states.ts'

/** As much of an order as every step decides. */
export interface Standing {
  state: OrderState
  /** How the unit is reached. */
  contact: string
}

/** How an order stands after a step that is open to it: what is over is called about no more. */
export function standingAfter({ state, contact }: Standing, step: StepName): Standing {
  const to = orderSteps[step].to ?? state
  return { state: to, contact: overStates.has(to) ? '' : contact }
}
