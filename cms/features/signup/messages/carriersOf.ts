import type { Logger } from 'pino'
import type { SignUpSettings } from '../../../base/settings/signUp.ts'
import type { Carrier } from './carrier.ts'
import { logCarrier } from './logCarrier.ts'
import { smtpCarrier } from './smtpCarrier.ts'
import { webhookCarrier } from './webhookCarrier.ts'

/**
 * What an operator has set up to reach people, in the order in which they are asked whom they reach: e-mail goes to those
 * who gave an address, text messages to everybody else.
 */
export function carriersOf(
  { smtp, webhook }: Pick<SignUpSettings, 'smtp' | 'webhook'>,
  log: Pick<Logger, 'info'>,
  now: () => number,
): Carrier[] {
  return [
    ...(smtp === undefined ? [] : [smtpCarrier(smtp)]),
    webhook === undefined ? logCarrier(log) : webhookCarrier(webhook, now),
  ]
}
