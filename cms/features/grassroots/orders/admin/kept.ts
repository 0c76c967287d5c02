import { z } from 'zod'
import { type OrderDraft, orderDraft } from './draft.ts'

/** A form that is begun: its key is sent with it, so that it stays one order however often it is sent. */
const begun = z.object({ key: z.string(), draft: orderDraft })
export type Begun = z.infer<typeof begun>

/** A form that is new. */
export function newForm(draft: OrderDraft): Begun {
  return { key: crypto.randomUUID(), draft }
}

/** The form that this tab has begun and not sent yet: it outlives a reload and the way back. */
export function begunIn(account: string): Begun | undefined {
  try {
    return begun.safeParse(JSON.parse(sessionStorage.getItem(nameOf(account)) ?? '')).data
  } catch {
    // nothing is kept, or the browser keeps nothing
    return undefined
  }
}

/** Keeps a form in this tab; once it is an order, nothing of it. */
export function keepBegun(account: string, form: Begun | undefined): void {
  try {
    if (form === undefined) sessionStorage.removeItem(nameOf(account))
    else sessionStorage.setItem(nameOf(account), JSON.stringify(form))
  } catch {
    // a browser that keeps nothing: the form is on the page all the same
  }
}

function nameOf(account: string): string {
  return `gongyun-order-${account}`
}
