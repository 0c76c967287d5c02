import { z } from 'zod'
import { deliverySent } from '../rules/contract.ts'

const kept = z.object({
  sent: deliverySent,
  /** What it looks like that was recorded before, in words: it waits for a yes or no. */
  suspected: z.array(z.string()).optional(),
  /** Why it was not taken: it waits to be put right. */
  refused: z.string().optional(),
})
/** A delivery that the server does not have yet. */
export type KeptDelivery = z.infer<typeof kept>

/** What this phone keeps of an account, the oldest first: of another one that logs in here nothing is sent. */
export function keptDeliveries(account: string): KeptDelivery[] {
  try {
    return z
      .array(kept)
      .catch([])
      .parse(JSON.parse(localStorage.getItem(nameOf(account)) ?? '[]'))
  } catch {
    return []
  }
}

/** Changes what this phone keeps. @throws when the phone has no room */
export function keepDeliveries(account: string, change: (all: KeptDelivery[]) => KeptDelivery[]): void {
  localStorage.setItem(nameOf(account), JSON.stringify(change(keptDeliveries(account))))
}

/** Whether one is to be sent: nobody has to say anything to it first. */
export function isReady({ suspected, refused }: KeptDelivery): boolean {
  return suspected === undefined && refused === undefined
}

function nameOf(account: string): string {
  return `gongyun-deliveries-${account}`
}
