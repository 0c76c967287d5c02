import { z } from 'zod'

/** How long a lease lasts after it was taken or renewed, and how often whoever has it renews it, in milliseconds. */
export const [leaseMs, renewalMs] = [60_000, 20_000]

/** What is stored of a lease. */
export const storedLease = z.object({
  /** Grows with every write. Whoever knows another one than is stored has lost the lease, and what they write of it. */
  fence: z.int().positive(),
  /** Whose it is; null when it is nobody's. */
  holder: z.string().nullable(),
  /** When it ends, in milliseconds since the epoch by the clock of whoever has it. */
  until: z.number(),
})

/** A lease as it was stored at a moment. */
export type Lease = Readonly<z.infer<typeof storedLease>>

/**
 * Whether anybody may take a lease. Clocks decide only when it is tried, and the fence who may write: so an end further
 * away than two leases last, which was written by a clock that has been set back since, is none to wait for. Within that,
 * the clocks of two servers may differ.
 * @param lease undefined when nobody ever had it
 * @param now milliseconds since the epoch
 */
export function isFree(lease: Lease | undefined, now: number): boolean {
  return lease === undefined || lease.holder === null || lease.until <= now || lease.until > now + 2 * leaseMs
}

/** The lease of whoever takes it. @param before as it is stored; undefined when nobody ever had it */
export function takenBy(holder: string, before: Lease | undefined, now: number): Lease {
  return { fence: (before?.fence ?? 0) + 1, holder, until: now + leaseMs }
}

/** The lease when its holder goes on with it. */
export function renewed({ fence, holder }: Lease, now: number): Lease {
  return { fence: fence + 1, holder, until: now + leaseMs }
}

/** The lease when its holder needs it no more. */
export function left({ fence, until }: Lease): Lease {
  return { fence: fence + 1, holder: null, until }
}

/** What a process knows of time: `now` in milliseconds since the epoch, `ran` in milliseconds of running. */
export interface Clock {
  now: () => number
  ran: () => number
}

/** A moment on both clocks of a process. */
export interface Moment {
  now: number
  ran: number
}

/**
 * Whether a lease that was written at a moment is certainly over for its holder: the one clock may be set back, and the
 * other stands still while the machine sleeps, so the one that says more counts.
 */
export function isOver(written: Moment, { now, ran }: Moment): boolean {
  return Math.max(now - written.now, ran - written.ran) >= leaseMs
}
