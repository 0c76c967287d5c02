import type { Notice } from '../asked/words.ts'
import type { Failure } from './delivery.ts'
import type { Letter } from './letter.ts'
import type { CarrierName } from './words.ts'

/** A message on its way. */
export interface Sending extends Letter {
  /** The same at every try of one message. */
  key: string
  notice: Notice
}

/** Brings messages to people: an e-mail server, a gateway for text messages, or nobody. */
export interface Carrier {
  readonly name: CarrierName
  /** Whether it knows by the key what it has already sent, so that a try whose end is not known can be made again. */
  readonly takesKeys: boolean
  /** Whether it is to bring a message to whom it is for. */
  reaches(letter: Pick<Letter, 'email'>, notice: Notice): boolean
  /**
   * Sends a message.
   * @param signal ends the try
   * @throws SendError when it was not sent, or nobody knows
   */
  send(sending: Sending, signal: AbortSignal): Promise<void>
}

/** A message was not sent. Says nothing of it, nor what the other side has said: that may repeat it. */
export class SendError extends Error {
  readonly kind: Failure['kind']
  /** For the log: a number of the other side's answer, or a code of the network. */
  readonly code: string

  constructor(kind: Failure['kind'], code: string) {
    super('a message was not sent')
    this.name = 'SendError'
    this.kind = kind
    this.code = code
  }
}
