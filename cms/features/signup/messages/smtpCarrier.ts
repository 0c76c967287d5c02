import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '../../../base/settings/signUp.ts'
import { type Carrier, SendError, type Sending } from './carrier.ts'

/** Longest wait for a connection, and for each answer, in milliseconds. */
const [connectionMs, answerMs] = [10_000, 20_000]

/**
 * Sends messages by e-mail to those who gave an address. A server of e-mail knows no keys: when the connection breaks
 * after the text has begun to go, nobody knows whether it was taken, and it is not sent again by itself.
 */
export function smtpCarrier({ url, from }: SmtpSettings): Carrier {
  const { hostname } = new URL(url)
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    // a password goes over no open line, but on this machine
    requireTLS: !isOwnMachine,
    ignoreTLS: isOwnMachine && url.startsWith('smtp:'),
    connectionTimeout: connectionMs,
    greetingTimeout: connectionMs,
    socketTimeout: answerMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'smtp',
    takesKeys: false,
    reaches: ({ email }) => email !== undefined,
    async send(sending, signal) {
      const { email = '', subject, text } = sending
      let hasBegun = false
      const body = Readable.from(
        (function* () {
          hasBegun = true
          yield Buffer.from(`${text}\n`)
        })(),
      )
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: email },
          subject,
          text: body,
          textEncoding: 'base64',
          messageId: idOf(sending, hostname),
          headers: { 'auto-submitted': 'auto-generated' },
          signal,
        })
      } catch (error) {
        throw failureOf(error, hasBegun)
      } finally {
        body.destroy()
      }
    },
  }
}

/** One message has one name at every try: a mailbox that gets it twice can tell. */
function idOf({ key }: Sending, host: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host.replace(/^\[|\]$/g, '')}>`
}

/** What a failure means. @param hasBegun whether the text has begun to go */
function failureOf(error: unknown, hasBegun: boolean): SendError {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  const named = typeof code === 'string' ? code : 'ERROR'
  // an answer in words is an answer: the message was not taken
  if (typeof responseCode === 'number' && responseCode >= 400) {
    const isOfServer = named === 'EAUTH' || named === 'ETLS' || named === 'ECONNECTION'
    return new SendError(responseCode >= 500 && !isOfServer ? 'refused' : 'later', String(responseCode))
  }
  return new SendError(hasBegun ? 'unsure' : 'later', named)
}
