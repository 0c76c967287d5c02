import type { Kind, Method } from './admin/words.ts'

/** Money that is to go one way, in fen. Nothing in it tells who pays. */
export interface Order {
  /** Made once by whoever asks: the same key again is the same order. */
  key: string
  registration: string
  kind: Kind
  method: Method
  amount: number
}

/** That it went. */
export interface Receipt {
  /** What the other side calls it; undefined where there is no other side. */
  reference: string | undefined
}

/**
 * Where money changes hands. Staff who were paid at the desk are one; a provider of payments can be another: what is
 * recorded afterwards is the same (`recordPayment.ts`).
 */
export interface Till {
  /** Sees to it that it goes. @throws Refusal when it did not */
  settle(order: Order): Promise<Receipt>
}

/** It went already, as a person says who is named in the record. */
export const atTheDesk: Till = { settle: async () => ({ reference: undefined }) }
