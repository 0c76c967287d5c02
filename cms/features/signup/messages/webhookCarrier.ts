import type { WebhookSettings } from '../../../base/settings/signUp.ts'
import { type Carrier, SendError, type Sending } from './carrier.ts'
import { signatureOf } from './signature.ts'

/** Answers that say something of the message itself: another try would have the same end. */
const refusing = new Set([400, 404, 410, 413, 422])

/**
 * Hands messages to a gateway for text messages, by one signed request each. The key goes with it, and the gateway is to
 * send what has one key once: so a try of which no answer came can be made again.
 * @param now milliseconds since the epoch
 */
export function webhookCarrier({ url, secret }: WebhookSettings, now: () => number): Carrier {
  return {
    name: 'webhook',
    takesKeys: true,
    reaches: () => true,
    async send(sending, signal) {
      const status = await post(url, secret, sending, Math.floor(now() / 1000), signal)
      // it says that it has sent what has this key
      if ((status >= 200 && status < 300) || status === 409) return
      throw new SendError(refusing.has(status) ? 'refused' : 'later', String(status))
    },
  }
}

async function post(
  url: string,
  secret: string,
  { key, notice, phone, text, values }: Sending,
  seconds: number,
  signal: AbortSignal,
): Promise<number> {
  const body = JSON.stringify({ key, notice, phone, text, values })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': key,
        'x-gongyun-timestamp': String(seconds),
        'x-gongyun-signature': signatureOf(secret, seconds, body),
      },
      body,
      // the body is for nobody else
      redirect: 'error',
      signal,
    })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    throw new SendError('later', codeOf(error))
  }
}

function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown }
  return typeof cause?.code === 'string' ? cause.code : String(name)
}
