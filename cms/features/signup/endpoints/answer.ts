import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { addressHeader } from '../../../base/network/address.ts'
import { networkOf } from '../../../base/network/networks.ts'
import { isFromAnotherSite } from '../../../base/network/ownPages.ts'
import { parseSent } from '../../../base/parseSent.ts'
import { Refusal } from '../../../base/refusal.ts'
import { openedPort } from '../../../documents/port.ts'
import { type Bookable, bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import type { SignUps } from '../service/signUps.ts'

declare module '../../../documents/port.ts' {
  interface Port {
    /** Takes sign-ups; undefined while the server is starting. */
    signUps(): SignUps | undefined
  }
}

/** What takes sign-ups. @throws Refusal while the server is starting */
export function openedSignUps(): SignUps {
  const signUps = openedPort()?.signUps()
  if (signUps === undefined) throw new Refusal(signUpReason('sign-up-starting'))
  return signUps
}

/** The network that a request comes from: what one person may have counts as one. */
export function networkOfRequest({ headers }: Pick<PayloadRequest, 'headers'>): string {
  return networkOf(headers.get(addressHeader) ?? '')
}

/** Parses what was sent. @throws Refusal as `parseSent` */
export function parsed<S extends z.ZodType>(schema: S, sent: unknown): z.infer<S> {
  return parseSent(schema, sent, {
    unclear: '这里填的内容不对，请检查后重填。',
    reason: (problem) => signUpReason('badly-asked', { problem }),
  })
}

/** What is asked of a request of a stranger: nobody is logged in, and nothing is in another language. */
export type PublicRequest = Pick<PayloadRequest, 'headers' | 'json' | 'text'>

/** What is signed up for, as the query of an address names it. @throws Refusal as `parsed` */
export function bookableIn({ collection, entry, occasion }: PayloadRequest['query']): Bookable {
  return parsed(bookable, { collection, entry, ...(occasion !== undefined && { occasion }) })
}

/** An endpoint for everybody, except for the pages of other sites: they would have a visitor's browser do it unseen. */
export function publicPost(path: string, answer: (req: PayloadRequest) => Promise<Response>): Endpoint {
  return {
    method: 'post',
    path: `/signup/${path}`,
    handler: async (req) => {
      mustBeOwnPage(req)
      return answer(req)
    },
  }
}

/** @throws Refusal when a page of another site has sent it */
export function mustBeOwnPage({ headers }: Pick<PayloadRequest, 'headers'>): void {
  if (isFromAnotherSite(headers, openedSignUps().siteUrl)) throw new Refusal(signUpReason('from-another-site'))
}

/** What was sent as JSON; undefined when it is none. */
export async function bodyOf(req: Pick<PayloadRequest, 'json'>): Promise<unknown> {
  return req.json?.().catch(() => undefined)
}
