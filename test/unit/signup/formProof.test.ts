import { afterEach, expect, it, vi } from 'vitest'
import { proofLifeMs } from '../../../site/catalogue/signUp/proof.ts'
import type { SignUpQuestionSent } from '../../../site/catalogue/signUp/shapes.ts'
import { sendForm } from '../../../site/signUp/network/sendForm.ts'
import { formProof } from '../../../site/signUp/proof/formProof.ts'

const asked = { key: 'key-of-one-form-01' } as SignUpQuestionSent
const challenge = (nonce: string) => ({ parameters: { nonce }, signature: '' })
const solution = { counter: 1, derivedKey: '' }
const refused = (code: string) => ({ status: 409, body: { errors: [{ message: '不行', data: { code } }] } })
const made = { status: 201, body: { code: '7K3M9PQ2XA' } }
/** What was asked, as the last part of the path, and the nonce of the proof that came with it. */
let sent: string[]
let clock: number
let solved: number

/** Answers in their order; 'lost' is none. */
function serverThat(...answers: (object | 'lost')[]): void {
  sent = []
  clock = 0
  solved = 0
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    const { proof } = JSON.parse(body) as { proof?: { challenge: ReturnType<typeof challenge> } }
    const nonce = proof?.challenge.parameters.nonce
    sent.push([url.split('/').at(-1), nonce].filter(Boolean).join(' '))
    const answer = answers.shift()
    if (answer === undefined || answer === 'lost') throw new TypeError('no network')
    const { status = 200, body: json } = answer as { status?: number; body: object }
    return new Response(JSON.stringify(json), { status })
  })
}
afterEach(() => vi.unstubAllGlobals())

const proofOf = () =>
  formProof(
    asked.key,
    async () => {
      solved++
      return solution
    },
    () => clock,
  )
const asks = (nonce: string) => ({ body: { challenge: challenge(nonce) } })
const told: boolean[] = []
const send = (proof = proofOf()) => sendForm(asked, proof, (isWorking) => told.push(isWorking))

it('should have done the work by the time that the form is sent, once, however often somebody types', async () => {
  serverThat(asks('a'), made)
  const proof = proofOf()
  for (let typed = 0; typed < 5; typed++) proof.start()
  await proof.get()
  told.length = 0
  expect((await send(proof)).kind).toBe('answered')
  expect(sent).toEqual(['challenge', 'registrations a'])
  expect(solved).toBe(1)
  // nobody is told of work that is done
  expect(told).toEqual([false])
})

it('should do work anew that has become too old, and say so while it is waited for', async () => {
  serverThat(asks('a'), asks('b'), made)
  const proof = proofOf()
  await proof.get()
  clock = proofLifeMs
  told.length = 0
  await send(proof)
  expect(sent).toEqual(['challenge', 'challenge', 'registrations b'])
  expect(told).toEqual([true, false])
})

it.each(['proof-over', 'proof-needed'])(
  'should do the work anew without a word when the server says %s, once',
  async (code) => {
    serverThat(asks('a'), refused(code), asks('b'), made)
    expect((await send()).kind).toBe('answered')
    expect(sent).toEqual(['challenge', 'registrations a', 'challenge', 'registrations b'])
    serverThat(asks('a'), refused(code), asks('b'), refused(code))
    expect(await send()).toEqual(expect.objectContaining({ kind: 'refused', code }))
    expect(sent).toHaveLength(4)
  },
)

it('should keep the work when something else is refused, and when the answer is lost', async () => {
  serverThat(asks('a'), refused('full'), 'lost', made)
  const proof = proofOf()
  expect(await send(proof)).toEqual(expect.objectContaining({ kind: 'refused', code: 'full' }))
  expect((await send(proof)).kind).toBe('lost')
  expect((await send(proof)).kind).toBe('answered')
  expect(sent).toEqual(['challenge', 'registrations a', 'registrations a', 'registrations a'])
})

it('should ask for a challenge again that was lost, and send none where none is asked for', async () => {
  serverThat('lost', asks('a'), made)
  const proof = proofOf()
  expect((await send(proof)).kind).toBe('lost')
  expect((await send(proof)).kind).toBe('answered')
  expect(sent).toEqual(['challenge', 'challenge', 'registrations a'])
  serverThat({ body: {} }, made)
  await send()
  expect(sent).toEqual(['challenge', 'registrations'])
  expect(solved).toBe(0)
})

it('should say what to do when the page does not know what is asked of it', async () => {
  serverThat(asks('a'))
  const proof = formProof(
    asked.key,
    () => Promise.reject(new RangeError()),
    () => clock,
  )
  expect(await send(proof)).toEqual(
    expect.objectContaining({ kind: 'refused', message: expect.stringContaining('刷新') as unknown }),
  )
})
