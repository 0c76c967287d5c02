import type { Logger } from 'pino'
import type { SignUpSettings } from '../../../base/settings/signUp.ts'
import type { Notice } from '../asked/words.ts'
import type { Carrier } from './carrier.ts'
import { logCarrier } from './logCarrier.ts'
import { smtpCarrier } from './smtpCarrier.ts'
import { webhookCarrier } from './webhookCarrier.ts'

/**
 * What an operator has set up to reach people, in the order in which they are asked whom they reach: e-mail goes to those
 * who gave an address, text messages to everybody else. That somebody has signed up goes to the telephone number wherever
 * text messages do: an address is whatever a form says, and whose number it is must know of it and have the code.
 */
export function carriersOf(
  { smtp, webhook }: Pick<SignUpSettings, 'smtp' | 'webhook'>,
  log: Pick<Logger, 'info'>,
  now: () => number,
): Carrier[] {
  return [
    ...(smtp === undefined ? [] : [webhook === undefined ? smtpCarrier(smtp) : withoutFirst(smtpCarrier(smtp))]),
    webhook === undefined ? logCarrier(log) : webhookCarrier(webhook, now),
  ]
}

/** Whether no way to reach people is set up: what there is to tell stands in the log alone. */
export function reachesNobody(carriers: readonly Pick<Carrier, 'name'>[]): boolean {
  return carriers.every(({ name }) => name === 'log')
}

/** What somebody who signs up is told first, in whatever state they are then. */
const first: readonly Notice[] = ['confirmed', 'pooled', 'waitlisted']

/** The same way for all but that. */
function withoutFirst(carrier: Carrier): Carrier {
  return { ...carrier, reaches: (letter, notice) => !first.includes(notice) && carrier.reaches(letter, notice) }
}
