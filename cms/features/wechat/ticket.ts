import type { Logger } from 'pino'
import { z } from 'zod'
import type { WeChatAccount } from './account.ts'
import { askWeChat, type Outcome } from './askWeChat.ts'

/** How long before its end something counts as over, and a new one is asked for beside it, in milliseconds. */
const [marginMs, renewedMs] = [60_000, 5 * 60_000]
/** Shortest and longest pause between two tries, in milliseconds: WeChat counts them, and blocks whoever asks too often. */
const [shortestRestMs, longestRestMs] = [10_000, 10 * 60_000]
/** WeChat's codes for a token that it does not take (any more), whatever it said of how long it lasts. */
const ofToken = [40001, 40014, 42001]

/** Both go into an address or a line to be signed. */
const word = z.string().regex(/^[\x21-\x7e]{1,1024}$/)
const lasting = { expires_in: z.int().min(1).max(86_400) }
const token = z.object({ access_token: word, ...lasting })
const ticket = z.object({ errcode: z.literal(0), ticket: word, ...lasting })

interface Kept {
  value: string
  /** By the clock of this keeper, in milliseconds. */
  until: number
}

/**
 * Keeps the ticket that pages are signed with. It is asked for when somebody needs it, once at a time, and again when
 * it is about to end; what fails is tried again after growing pauses. Neither ticket, token nor secret leaves it but to
 * WeChat. `stable_token` gives everybody who asks the same token, so several servers do not put out each other's.
 */
export class JsapiTicket {
  readonly #account: WeChatAccount
  readonly #log: Pick<Logger, 'info' | 'warn'>
  readonly #now: () => number
  #token: Kept | undefined
  #ticket: Kept | undefined
  #asking: Promise<void> | undefined
  #restUntil = -Infinity
  #failures = 0
  /** What was said of the last failure, so that it is said once. */
  #told: string | undefined

  /** @param now milliseconds of a clock that only goes forward */
  constructor(account: WeChatAccount, log: Pick<Logger, 'info' | 'warn'>, now = () => performance.now()) {
    this.#account = account
    this.#log = log
    this.#now = now
  }

  /** The ticket; undefined when there is none for now. */
  async current(): Promise<string | undefined> {
    const standing = this.#standing(this.#ticket)
    if (standing === undefined) await this.#renew()
    else if (standing.until - this.#now() < renewedMs) void this.#renew()
    return this.#standing(this.#ticket)?.value
  }

  #standing(kept: Kept | undefined): Kept | undefined {
    return kept !== undefined && kept.until > this.#now() ? kept : undefined
  }

  #renew(): Promise<void> {
    if (this.#asking === undefined && this.#now() < this.#restUntil) return Promise.resolve()
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = undefined)))
  }

  async #ask(): Promise<void> {
    let outcome = await this.#askTicket()
    if ('code' in outcome && ofToken.includes(outcome.code)) {
      this.#token = undefined
      outcome = await this.#askTicket()
    }
    if ('value' in outcome) {
      this.#ticket = outcome.value
      this.#failures = 0
      if (this.#told !== undefined) this.#log.info({}, '微信的凭据已经拿到，分享卡片恢复')
      this.#told = undefined
    } else {
      this.#failures++
      const failure = JSON.stringify(outcome)
      if (this.#told !== failure)
        this.#log.warn(
          outcome,
          '没有从微信拿到签名用的凭据，分享时用微信自己的卡片，稍后自动重试；代码的意思见 docs/operators.md',
        )
      this.#told = failure
    }
    const pause = shortestRestMs * 2 ** Math.max(this.#failures - 1, 0)
    this.#restUntil = this.#now() + Math.min(pause, longestRestMs)
  }

  async #askTicket(): Promise<Outcome<Kept>> {
    const access = await this.#currentToken()
    if ('state' in access) return access
    const query = new URLSearchParams({ access_token: access.value.value, type: 'jsapi' })
    const asked = this.#now()
    const outcome = await askWeChat(`${this.#account.apiUrl}/cgi-bin/ticket/getticket?${query}`, ticket)
    return 'state' in outcome
      ? outcome
      : { value: { value: outcome.value.ticket, until: endOf(asked, outcome.value.expires_in) } }
  }

  async #currentToken(): Promise<Outcome<Kept>> {
    const standing = this.#standing(this.#token)
    if (standing !== undefined) return { value: standing }
    const { appId: appid, secret, apiUrl } = this.#account
    const asked = this.#now()
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: false }
    const outcome = await askWeChat(`${apiUrl}/cgi-bin/stable_token`, token, body)
    if ('state' in outcome) return outcome
    this.#token = { value: outcome.value.access_token, until: endOf(asked, outcome.value.expires_in) }
    return { value: this.#token }
  }
}

/** @param seconds as WeChat says it, from when it was asked */
function endOf(asked: number, seconds: number): number {
  return asked + seconds * 1000 - marginMs
}
