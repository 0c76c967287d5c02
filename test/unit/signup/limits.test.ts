import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { Limits } from '../../../cms/features/signup/abuse/limits.ts'

const limits = (): Limits => new Limits({ db: { name: 'sqlite' } } as Payload, (text) => text)
const form = { network: '203.0.113.7', phone: '13800138000', email: undefined, plain: undefined }
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

it('should give one network few places of one thing without work, and count none that came to nothing', async () => {
  const counted = limits()
  let number = 0
  const plain = (seats: number, of = 'activities/a/1', network = '203.0.113.7') =>
    counted.countForm({ ...form, network, phone: `138${String(++number).padStart(8, '0')}`, plain: { of, seats } })
  for (let sent = 0; sent < 3; sent++) await (await plain(4))()
  for (let sent = 0; sent < 3; sent++) await plain(4)
  expect(await codeOf(plain(1))).toBe('too-many-plain-seats')
  expect(await codeOf(plain(4, 'activities/a/2'))).toBe('')
  expect(await codeOf(plain(4, 'activities/a/1', '203.0.113.8'))).toBe('')
  // with work it goes on
  expect(await codeOf(counted.countForm(form))).toBe('')
})

it('should take what is left of the places, after more was asked for than is left', async () => {
  const counted = limits()
  let number = 0
  const plain = (seats: number) =>
    counted.countForm({ ...form, phone: `138${String(++number).padStart(8, '0')}`, plain: { of: 'a', seats } })
  await plain(10)
  for (let sent = 0; sent < 5; sent++) expect(await codeOf(plain(4))).toBe('too-many-plain-seats')
  expect(await codeOf(plain(2))).toBe('')
  expect(await codeOf(plain(0))).toBe('')
})

it('should send a code again three times in a day, of each registration, and count none that was not sent', async () => {
  const counted = limits()
  for (let sent = 0; sent < 5; sent++) await (await counted.countCode('r1'))()
  for (let sent = 0; sent < 3; sent++) await counted.countCode('r1')
  expect(await codeOf(counted.countCode('r1'))).toBe('code-sent-too-often')
  expect(await codeOf(counted.countCode('r2'))).toBe('')
})

it('should let ten digits of a door be tried of a registration, and a hall check in', async () => {
  const counted = limits()
  for (let tried = 0; tried < 10; tried++) await counted.countDoor('7K3M9QX2TB')
  expect(await codeOf(counted.countDoor('7K3M9QX2TB'))).toBe('too-many-tries')
  expect(await codeOf(counted.countDoor('7K3M9QX2TC'))).toBe('')
  for (let came = 0; came < 1000; came++) await counted.countCheckIn('203.0.113.7')
})
