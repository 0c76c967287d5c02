import { z } from 'zod'
import { type DeliverySent, deliverySent } from '../rules/contract.ts'

const kept = z.object({
  sent: deliverySent,
  /** What it looks like that was recorded before, in words: it waits for a yes or no. */
  suspected: z.array(z.string()).optional(),
  /** Why it was not taken: it waits to be put right. */
  refused: z.string().optional(),
})
/** A delivery that the server does not have yet. */
export type KeptDelivery = z.infer<typeof kept>

/** What a phone keeps of an account. */
export interface Kept {
  /** The oldest first. */
  deliveries: readonly KeptDelivery[]
  /** What this version of the page cannot read: it stays as it is until somebody says that it may go. */
  unread: readonly unknown[]
}

/** Reads what is kept, each by itself. @param text as it is stored; null where nothing is */
export function keptIn(text: string | null): Kept {
  const all = listIn(text).map((one) => ({ one, read: kept.safeParse(one) }))
  return {
    deliveries: all.flatMap(({ read }) => (read.success ? [read.data] : [])),
    unread: all.flatMap(({ one, read }) => (read.success ? [] : [one])),
  }
}

function listIn(text: string | null): unknown[] {
  if (text === null) return []
  try {
    const all: unknown = JSON.parse(text)
    return Array.isArray(all) ? all : [all]
  } catch {
    // cut off, perhaps: whoever looks into it may still find what it was
    return [text]
  }
}

/** What this phone keeps of an account: of another one that logs in here nothing is sent. */
export function keptOf(account: string): Kept {
  try {
    return keptIn(localStorage.getItem(nameOf(account)))
  } catch {
    // a browser that keeps nothing
    return { deliveries: [], unread: [] }
  }
}

/** Changes what this phone keeps. @throws when the phone has no room */
export function keep(account: string, change: (kept: Kept) => Kept): void {
  const { deliveries, unread } = change(keptOf(account))
  localStorage.setItem(nameOf(account), JSON.stringify([...deliveries, ...unread]))
}

/**
 * What is kept once a delivery is recorded.
 * @param instead key of the one that it is put right from: it goes in the same write, so that none is lost in between
 */
export function withRecorded(all: readonly KeptDelivery[], sent: DeliverySent, instead?: string): KeptDelivery[] {
  return [...all.filter((one) => one.sent.key !== sent.key && one.sent.key !== instead), { sent }]
}

/** What is left of what cannot be read, without one of it. @param gone as JSON */
export function withoutUnread(unread: readonly unknown[], gone: string): unknown[] {
  return unread.filter((one) => JSON.stringify(one) !== gone)
}

/** Whether one is to be sent: nobody has to say anything to it first. */
export function isReady({ suspected, refused }: KeptDelivery): boolean {
  return suspected === undefined && refused === undefined
}

function nameOf(account: string): string {
  return `gongyun-deliveries-${account}`
}
