import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JsapiTicket } from '../../../cms/features/wechat/ticket.ts'
import { logOptions } from '../../../cms/server/log/log.ts'

const minute = 60_000
const secret = '0123456789abcdef0123456789abcdef'
const account = {
  appId: 'wx0123456789abcdef',
  secret,
  sdkUrl: 'https://res.wx.example/jweixin.js',
  apiUrl: 'https://api.wx.example',
}

/** How WeChat answers one question. */
type Answer =
  | { kind: 'good'; seconds: number }
  | { kind: 'code'; code: number }
  | { kind: 'text'; text: string; status: number }
  | { kind: 'large' }
  | { kind: 'gone' }

const good: Answer = { kind: 'good', seconds: 7200 }
/** Codes as WeChat documents them: busy, wrong secret, token not taken, wrong AppID, address not listed, too often. */
const code = fc.constantFrom(-1, 40001, 40013, 40014, 40125, 40164, 42001, 45009, 45011)
const answer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('good' as const), seconds: fc.integer({ min: 1, max: 7200 }) }),
  },
  fc.record({ kind: fc.constant('code' as const), code }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.constantFrom(
      '',
      'null',
      '<html>502</html>',
      '{"errcode":0}',
      '{"errcode":0,"ticket":"","expires_in":7200}',
      '{"errcode":0,"ticket":"a b&c=\\n","access_token":"a b","expires_in":7200}',
      '{"errcode":0,"ticket":"t","access_token":"t","expires_in":-5}',
      '{"errcode":0,"ticket":"t","access_token":"t","expires_in":"7200"}',
      '{"errcode":0,"ticket":"t","access_token":"t","expires_in":1e12}',
    ),
    status: fc.constantFrom(200, 302, 500),
  }),
  fc.constant({ kind: 'large' as const }),
  fc.constant({ kind: 'gone' as const }),
)

/** WeChat, a clock, and what was printed. */
function world() {
  const all = { now: 1_000_000, answers: [] as Answer[], calls: [] as { at: number; url: string }[], printed: '' }
  const given = new Map<string, number>()
  let [open, most] = [0, 0]
  vi.stubGlobal('fetch', async (url: string, { method, body, redirect, signal }: RequestInit) => {
    expect([redirect, signal instanceof AbortSignal]).toEqual(['error', true])
    all.calls.push({ at: all.now, url })
    most = Math.max(most, ++open)
    await setImmediate()
    open--
    const isToken = url === `${account.apiUrl}/cgi-bin/stable_token`
    // the secret goes where it belongs, and into no address
    expect(url).not.toContain(secret)
    expect([isToken, method === 'POST' && String(body).includes(secret)]).toEqual([isToken, isToken])
    const how = all.answers.shift() ?? good
    if (how.kind === 'gone') throw new Error(`connect ECONNREFUSED ${url} ${secret}`)
    if (how.kind === 'code') return Response.json({ errcode: how.code, errmsg: `bad ${secret}` })
    if (how.kind === 'text') return new Response(how.text, { status: how.status })
    if (how.kind === 'large') return new Response('x'.repeat(200_000))
    const value = `${isToken ? 'token' : 'ticket'}-${all.calls.length}`
    if (!isToken) given.set(value, all.now + how.seconds * 1000)
    return Response.json({
      errcode: 0,
      [isToken ? 'access_token' : 'ticket']: value,
      expires_in: how.seconds,
    })
  })
  const log = pino(logOptions('info'), { write: (line: string) => void (all.printed += line) })
  const ticket = new JsapiTicket(account, log, () => all.now)
  return { ...all, all, given, ticket, mostAtOnce: () => most }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the ticket that pages are signed with', () => {
  it('should be one that stands, asked for once at a time and seldom, whatever WeChat does and whoever asks', async () => {
    const step = fc.record({
      pass: fc.integer({ min: 0, max: 30 * minute }),
      asking: fc.integer({ min: 1, max: 5 }),
      answers: fc.array(answer, { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { all, given, ticket, mostAtOnce } = world()
        for (const { pass, asking, answers } of steps) {
          all.now += pass
          all.answers.push(...answers)
          const found = await Promise.all(Array.from({ length: asking }, () => ticket.current()))
          for (const one of found) if (one !== undefined) expect(given.get(one)).toBeGreaterThan(all.now)
          await ended()
        }
        expect(mostAtOnce()).toBeLessThanOrEqual(1)
        const bursts = [...new Set(all.calls.map(({ at }) => at))]
        for (const [index, at] of bursts.entries()) {
          if (index > 0) expect(at - (bursts[index - 1] ?? 0)).toBeGreaterThanOrEqual(10_000)
          expect(all.calls.filter((call) => call.at === at).length).toBeLessThanOrEqual(4)
        }
        for (const word of [secret, 'token-', 'ticket-', 'api.wx.example']) expect(all.printed).not.toContain(word)
        // when WeChat is well again, so are we, ten minutes later
        all.answers.length = 0
        all.now += 10 * minute
        expect(await ticket.current()).toMatch(/^ticket-/)
        await ended()
      }),
      { numRuns: 200 },
    )
  })

  it('should be kept for as long as it lasts, and be renewed beside it before that', async () => {
    const { all, ticket } = world()
    expect(await ticket.current()).toBe('ticket-2')
    all.now += 100 * minute
    expect([await ticket.current(), all.calls.length]).toEqual(['ticket-2', 2])
    // four minutes are left: the old one stands until the new one is there, also when that takes long
    all.now += 15 * minute
    all.answers.push({ kind: 'gone' })
    expect(await ticket.current()).toBe('ticket-2')
    await vi.waitFor(() => expect(all.printed).toContain('"state":"unreachable"'))
    all.now += minute
    await ticket.current()
    await vi.waitFor(async () => expect(await ticket.current()).toBe('ticket-4'))
  })

  it('should be asked for with another token when WeChat takes that no more', async () => {
    const { all, ticket } = world()
    all.answers.push(good, { kind: 'code', code: 40001 })
    expect(await ticket.current()).toBe('ticket-4')
    expect(all.calls.map(({ url }) => new URL(url).pathname)).toEqual([
      '/cgi-bin/stable_token',
      '/cgi-bin/ticket/getticket',
      '/cgi-bin/stable_token',
      '/cgi-bin/ticket/getticket',
    ])
    expect(all.printed).toBe('')
  })

  it('should be told of in the log by the code of its failure, once, and when it is there again', async () => {
    const { all, ticket } = world()
    for (let tries = 0; tries < 3; tries++) {
      all.answers.push({ kind: 'code', code: 40164 })
      expect(await ticket.current()).toBeUndefined()
      all.now += 10 * minute
    }
    expect(all.printed.trim().split('\n')).toEqual([expect.stringContaining('"state":"refused","code":40164')])
    expect(await ticket.current()).toMatch(/^ticket-/)
    expect(all.printed).toContain('分享卡片恢复')
  })

  it('should be tried for after pauses that grow to ten minutes', async () => {
    const { all, ticket } = world()
    const asked: number[] = []
    for (let second = 0; second < 3600; second += 5) {
      all.answers.splice(0, all.answers.length, { kind: 'gone' })
      const before = all.calls.length
      await ticket.current()
      if (all.calls.length > before) asked.push(second)
      all.now += 5000
    }
    expect(asked).toEqual([0, 10, 30, 70, 150, 310, 630, 1230, 1830, 2430, 3030])
  })
})

/** Waits for what is renewed beside the ticket that stands: four questions at most, one turn of the event loop each. */
async function ended(): Promise<void> {
  for (let round = 0; round < 12; round++) await setImmediate()
}
