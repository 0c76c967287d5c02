import { afterEach, expect, it, vi } from 'vitest'
import { signUpReason } from '../../../cms/features/signup/asked/refusals.ts'
import { answerOf } from '../../../cms/base/catalogue.ts'
import { absenceReason } from '../../../cms/server/front/refusals.ts'
import { ask, askAgain } from '../../../site/signUp/network/ask.ts'

const refusal = (reason: { status: number } & Parameters<typeof answerOf>[0]) =>
  new Response(JSON.stringify(answerOf(reason)), { status: reason.status })
const made = () => new Response(JSON.stringify({ code: '7K3M9PQ2XA' }), { status: 201 })
const busy = () => refusal(signUpReason('sign-up-busy'))
const starting = () => refusal(signUpReason('sign-up-starting'))
const noKeys = () => refusal(signUpReason('keys-missing'))
const full = () => refusal(signUpReason('full'))
const proxy = () => new Response('<h1>Bad Gateway</h1>', { status: 502 })
const empty = () => new Response('{}', { status: 503 })
const front = () => refusal(absenceReason('cms-busy'))
const noNetwork = () => {
  throw new TypeError('no network')
}

afterEach(() => vi.unstubAllGlobals())

/** Asks a server that gives these answers, the last one again and again. @returns what came of it, and what was told between */
async function asked(...answers: (() => Response)[]) {
  let count = 0
  vi.stubGlobal('fetch', async () => answers[Math.min(count++, answers.length - 1)]?.())
  const told: boolean[] = []
  const answer = await askAgain(
    () => ask('/api/signup/registrations', {}),
    (isBusy) => told.push(isBusy),
    async () => undefined,
  )
  return { answer, told, count }
}

it.each([
  ['busy for a while', [busy, starting, made], [true, true]],
  ['a proxy, and no network', [proxy, noNetwork, empty, made], [false, false, false]],
  ['the front, while what is behind it starts', [front, made], [false]],
])('should come through: %s', async (_name, answers, between) => {
  const { answer, told } = await asked(...answers)
  expect([answer, told]).toEqual([{ kind: 'answered', value: { code: '7K3M9PQ2XA' } }, between])
})

it.each([
  ['busy to the end', busy, 4],
  ['starting to the end', starting, 4],
  ['keys that are missing, which no other try brings', noKeys, 1],
  ['a plain refusal', full, 1],
])('should say what the server says: %s', async (_name, response, tries) => {
  const { answer, count } = await asked(response)
  const { errors } = (await response().json()) as ReturnType<typeof answerOf>
  expect([answer, count]).toEqual([
    { kind: 'refused', code: errors[0].data.code, message: errors[0].message, problems: [] },
    tries,
  ])
})

it.each([proxy, empty, front, noNetwork])(
  'should be lost when nobody answers who knows of sign-ups',
  async (response) => {
    const { answer, count } = await asked(response)
    expect([answer, count]).toEqual([{ kind: 'lost' }, 4])
  },
)
