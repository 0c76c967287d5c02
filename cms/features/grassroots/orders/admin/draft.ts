import { z } from 'zod'
import type { DeskAnswer, ShownOrder } from '../rules/answers.ts'
import { type OrderSent, orderSent } from '../rules/contract.ts'
import { numberTyped, type Problems, problemsIn } from './problems.ts'

/** An order as it is typed. */
export const orderDraft = z.object({
  service: z.string(),
  ownerUnit: z.string(),
  topic: z.string(),
  day: z.string(),
  time: z.string(),
  place: z.string(),
  people: z.string(),
  contact: z.string(),
  note: z.string(),
})
export type OrderDraft = z.infer<typeof orderDraft>

/** The fields of the form, from its top. */
export const draftFields = Object.keys(orderDraft.shape) as (keyof OrderDraft)[]

/** A form that is empty. */
export const emptyDraft: OrderDraft = {
  ...{ service: '', ownerUnit: '', topic: '', day: '', time: '', place: '', people: '', contact: '', note: '' },
}

/** A form with the own unit, or the only one, and the only service; what is chosen already stays while it can be had. */
export function startedFor({ services, units, ownUnit = '' }: DeskAnswer, draft: OrderDraft): OrderDraft {
  const chosen = (all: readonly { id: string }[], ...wished: string[]): string =>
    wished.find((id) => all.some((one) => one.id === id)) ?? (all.length === 1 ? (all[0]?.id ?? '') : '')
  return {
    ...draft,
    service: chosen(services, draft.service),
    ownerUnit: chosen(units, draft.ownerUnit, ownUnit),
  }
}

/** What a form says, as it is sent, or what is wrong with it. @param key of this form */
export function orderIn(draft: OrderDraft, key: string): { sent: OrderSent } | { problems: Problems } {
  const { service, ownerUnit, people, ...rest } = draft
  const sent = { key, service, ownerUnit, wish: { ...rest, people: numberTyped(people) } }
  const read = orderSent.safeParse(sent)
  if (read.success) return { sent: read.data }
  // a program is told which form an id has; whoever has chosen none is told to choose
  const missing = {
    ...(service === '' && { service: '请选要点的项目。' }),
    ...(ownerUnit === '' && { ownerUnit: '请选单位。' }),
    ...(draft.day === '' && { day: '请选日期。' }),
    ...(people.trim() === '' && { people: '请填大约多少人。' }),
  }
  return { problems: { ...problemsIn(read.error.issues, draftFields), ...missing } }
}

/** Whether an order is what was sent: one that had arrived before, when its answer was lost, may be what the form said then. */
export function isAsSent({ service, wish }: OrderSent, order: Pick<ShownOrder, 'service' | 'wish'>): boolean {
  const known = order.wish
  return (
    service === order.service.id &&
    (Object.keys(wish) as (keyof typeof wish)[])
      // how the unit is reached is not kept when an order is over
      .filter((name) => name !== 'contact' || known.contact !== '')
      .every((name) => wish[name] === known[name])
  )
}
