import type { PayloadRequest } from 'payload'

/**
 * The transaction of a request; undefined when it has none: without transactions Payload leaves a promise of null there,
 * or what JSON makes of it after its data loader ran: {}.
 */
export async function transactionOf(req: Partial<PayloadRequest> | undefined): Promise<string | number | undefined> {
  const transaction: unknown = await req?.transactionID
  return typeof transaction === 'string' || typeof transaction === 'number' ? transaction : undefined
}
