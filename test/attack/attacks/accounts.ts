import { allowed } from '../../../cms/people/accounts/guessLimit.ts'
import { slowAnswer } from '../../../cms/people/accounts/slowLane.ts'
import type { Answer, Api } from '../../support/api.ts'
import type { Attack } from '../attack.ts'
import { type AttackedSite, password } from '../attackedSite.ts'
import { expectDone } from '../answers.ts'
import type { Tally } from '../tally.ts'

/** More wrong passwords than any limit of an account lets pass. */
const guesses = 12
/** People of one office, behind one address. */
const colleagues = 30
/** How much slower a known account may answer than an unknown one: both compare with a hash, which is most of it. */
const slowestRatio = 3

type Refused = Answer<{ errors?: { message: string }[] }>

/** Guessing from outside: accounts cannot be told apart or locked, offices can log in, and guesses are on record. */
export const accounts: Attack = {
  name: 'accounts',
  async run(site, tally, size) {
    const victim = 'victim@example.org'
    const made = await site.chief.request('POST', '/api/users', {
      name: '被猜的',
      email: victim,
      password,
      role: 'editor',
    })
    // an earlier run on the same site has made it
    if (made.status !== 400) await expectDone(made)
    const before = await failedLogins(site.chief)
    await compare(site, tally, victim, size.isWhole)
    const own = await guess(site, victim, password, '198.51.100.200')
    tally.expect(own.status === 200, 'guesses from elsewhere kept out whoever knows the password', () =>
      JSON.stringify(own),
    )
    tally.expect((await failedLogins(site.chief)) !== before, 'failed log-ins stand in no audit row')
    await letOfficeIn(site, tally)
    await spoof(site, tally)
    for (const path of ['forgot-password', 'unlock', 'reset-password', 'verify/x', 'first-register']) {
      const [known, unknown] = await Promise.all(
        [victim, 'nobody@example.org'].map((email) =>
          post(site, `/api/users/${path}`, { email, password, token: 'x' }, address()),
        ),
      )
      const isSame = known?.status === unknown?.status && JSON.stringify(known?.body) === JSON.stringify(unknown?.body)
      tally.expect(isSame, `${path} tells accounts apart`, () => JSON.stringify([known, unknown]))
      tally.expect((known?.status ?? 500) < 500, `${path}: ${known?.status}`)
    }
  },
}

/** Guesses at a known and an unknown account in turn: both are answered the same, every time. */
async function compare(site: AttackedSite, tally: Tally, victim: string, isTimed: boolean): Promise<void> {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  const timed = async (kind: 'known' | 'unknown', email: string): Promise<Refused> => {
    const started = performance.now()
    const answer = await guess(site, email, 'wrong-password', address())
    times[kind].push(performance.now() - started)
    return answer
  }
  for (let count = 0; count < guesses; count++) {
    const known = await timed('known', victim)
    const unknown = await timed('unknown', `nobody${count % 2}@example.org`)
    const isSame = known.status === unknown.status && JSON.stringify(known.body) === JSON.stringify(unknown.body)
    tally.expect(isSame, 'known and unknown accounts are answered differently', () =>
      JSON.stringify([count, known.body, unknown.body]),
    )
  }
  const ratio = median(times.known) / median(times.unknown)
  // a busy machine says little about a dozen answers
  if (isTimed)
    tally.expect(
      ratio < slowestRatio && ratio > 1 / slowestRatio,
      'known accounts are told by the time',
      () => `× ${ratio.toFixed(1)}`,
    )
}

async function letOfficeIn(site: AttackedSite, tally: Tally): Promise<void> {
  for (let count = 0; count < colleagues; count++) {
    const { status, body } = await guess(site, 'editor@example.org', password, '198.51.100.77')
    tally.expect(
      status === 200,
      `a colleague could not log in: ${status}`,
      () => `number ${count + 1}: ${JSON.stringify(body)}`,
    )
  }
}

/** Somebody who invents the addresses before their own is still one address. */
async function spoof(site: AttackedSite, tally: Tally): Promise<void> {
  let isSlowedDown = false
  for (let count = 0; count <= allowed.ofAddress && !isSlowedDown; count++) {
    const from = `192.0.2.${count}, 198.51.100.${count}, 203.0.113.99`
    const started = performance.now()
    const { status } = await guess(site, `spoof${count}@example.org`, 'wrong-password', from)
    isSlowedDown = status === 429 || performance.now() - started >= slowAnswer
  }
  tally.expect(isSlowedDown, 'invented addresses in X-Forwarded-For get past the limit')
}

let addresses = 0
/** An address that nobody has used before. */
const address = (): string =>
  `203.0.113.${++addresses % 99}, 2001:db8:${addresses.toString(16)}::1`.split(', ')[1] ?? ''

function guess(site: AttackedSite, email: string, secret: string, from: string): Promise<Refused> {
  return post(site, '/api/users/login', { email, password: secret }, from)
}

async function post(site: AttackedSite, path: string, body: object, from: string): Promise<Refused> {
  const response = await fetch(site.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : { errors: [{ message: text }] },
  }
}

/** What the audit log has of them, of any of which more may be counted in one row. */
async function failedLogins(chief: Api): Promise<string> {
  const { body } = await chief.request<{ docs: { action: string }[] }>('GET', '/api/audits?limit=500&depth=0&sort=-at')
  return JSON.stringify(body.docs.filter(({ action }) => action === 'loginFailed'))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
