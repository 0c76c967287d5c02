import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { Limits } from '../../../cms/features/signup/abuse/limits.ts'

const limits = (): Limits => new Limits({ db: { name: 'sqlite' } } as Payload, (text) => text)
const form = { network: '203.0.113.7', phone: '13800138000', email: undefined, isPlain: false }
/** Nobody's limit of a network is in the way. */
const from = (number: number) => ({ ...form, network: `203.0.113.${number}` })
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  return error instanceof Refusal ? error.reason.code : ''
}

it('should let nobody lock a telephone number out with forms that are refused', async () => {
  const counted = limits()
  for (let sent = 0; sent < 100; sent++) {
    const giveBack = await counted.countForm(from(sent))
    await giveBack()
    // once is enough
    await giveBack()
  }
  for (let sent = 0; sent < 30; sent++) await counted.countForm(from(sent))
  expect(await codeOf(counted.countForm(from(1)))).toBe('too-many-of-phone')
})

it('should send so many messages to one e-mail address, whatever numbers are given', async () => {
  const counted = limits()
  const to = (number: number, email: string) =>
    counted.countForm({ ...from(number), phone: `1380000${1000 + number}`, email })
  for (let sent = 0; sent < 30; sent++) await to(sent, sent % 2 ? 'li@example.org' : 'Li@Example.org')
  expect(await codeOf(to(40, 'LI@example.org'))).toBe('too-many-of-email')
  expect(await codeOf(to(41, 'wang@example.org'))).toBe('')
  // of a form that is refused for its address the number keeps what it had
  for (let sent = 0; sent < 60; sent++)
    await codeOf(counted.countForm({ ...from(sent), phone: '13900139000', email: 'li@example.org' }))
  expect(await codeOf(counted.countForm({ ...from(1), phone: '13900139000' }))).toBe('')
})
