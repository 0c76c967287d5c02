import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { registrationRow, type RegistrationRow } from '../../../cms/features/signup/book/registrationRow.ts'
import { sealLetter } from '../../../cms/features/signup/messages/letter.ts'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import { openVault } from '../../../cms/features/signup/persons/vault.ts'
import { copyFor } from '../../../cms/features/signup/service/copy.ts'
import { secretOfTest } from '../../support/signUpWorld.ts'

const vault = openVault(keysOf([secretOfTest]))
const person = {
  ...{ name: '柳知秋', phone: '13800138000', unit: '地铁公司', children: [{ name: '小满', age: 8 }] },
  ...{ answers: { q1: '有' }, code: '7K3M9QX2TB', comes: true },
}
const at = '2026-12-05T11:00:00.000Z'
const bookable = 'courses/c1'
const sealed = sealLetter(vault, { phone: person.phone, subject: 's', text: '柳知秋，您已报名', values: {} })
const rows: Record<string, object[]> = {
  attendances: [
    {
      ...{ id: 'a', bookable, entry: 'c1', library: 'courses', lesson: 'l1', lessonAt: at, registration: 'r' },
      ...{
        state: 'came',
        people: 2,
        at,
        revision: 0,
        scans: [{ id: 's', kind: 'came', people: 2, at: 1, by: 'STAFF' }],
      },
    },
  ],
  payments: [{ key: 'p', registration: 'r', kind: 'paid', amount: 3000, method: 'cash', at, by: 'STAFF' }],
  makeups: [{ registration: 'r', lesson: 'l2', library: 'courses', entry: 'c2', occasion: 'o' }],
  messages: [
    {
      id: 'm',
      key: 'k',
      registration: 'r',
      bookable,
      notice: 'confirmed',
      sealed,
      state: 'sent',
      sentAt: at,
      createdAt: at,
    },
    {
      id: 'n',
      key: 'l',
      registration: 'r',
      bookable,
      notice: 'reminder',
      sealed: 'of other keys',
      state: 'dead',
      createdAt: at,
    },
  ],
}
const db = {
  find: async ({ collection }: { collection: string }) => ({ docs: rows[collection] }),
  findOne: async () => null,
}

it('should leave out nothing of what is stored but what the system finds them by', async () => {
  const of = { id: 'r', bookable, library: 'courses', entry: 'c1', createdAt: at }
  const sealed = { person: vault.seal(person) }
  const least = registrationRow.parse({ ...of, ...sealed, number: 3, state: 'offered', seats: 2 })
  const more: Partial<RegistrationRow> = {
    ...{ number: 4, state: 'confirmed', seats: 1, placedAt: at, audience: 'women', offerUntil: at, rank: 7 },
    ...{ isWholeOnly: true, trial: 'asked', trialUntil: at, price: { list: 2, subsidy: 1, own: 1 }, consent: 'v' },
    ...{ consentAt: '2026-12-01T00:00:00.000Z', createdAt: '2026-11-30T00:00:00.000Z', bookable: 'courses/c2' },
  }
  const copyOf = (row: RegistrationRow) => copyFor({ db } as unknown as Payload, vault, row)
  const plain = JSON.stringify(await copyOf(least))
  for (const [name, value] of Object.entries(more))
    expect(JSON.stringify(await copyOf({ ...least, [name]: value })), name).not.toBe(plain)
  // hashes, what it is written by, what is shown beside another field, and what is about to be told
  const ofTheSystem = ['id', 'phone', 'code', 'key', 'library', 'entry', 'occasion', 'tell', 'erasedAt', 'person']
  const beside = ['offeredSeats', 'paid']
  expect(Object.keys(registrationRow.shape).toSorted()).toEqual(
    [...Object.keys(more), ...ofTheSystem, ...beside].toSorted(),
  )
})

it('should hand a person all that is stored of them, and no account of the staff', async () => {
  const row = registrationRow.parse({
    ...{
      id: 'r',
      number: 3,
      state: 'confirmed',
      seats: 2,
      audience: 'women',
      bookable,
      library: 'courses',
      entry: 'c1',
    },
    ...{ person: vault.seal(person), paid: 3000, consent: '2026-11/180', consentAt: at, createdAt: at },
    price: { list: 6000, subsidy: 3000, own: 3000 },
  })
  const copy = await copyFor({ db } as unknown as Payload, vault, row)
  expect(copy).toEqual({
    ...{ bookable, state: 'confirmed', seats: 2, number: 3, madeAt: at, audience: 'women' },
    consent: { version: '2026-11/180', at },
    ...{ price: { list: 6000, subsidy: 3000, own: 3000 }, paid: 3000 },
    ...person,
    attendance: [{ lesson: 'l1', state: 'came', people: 2, lessonAt: at, at }],
    payments: [{ kind: 'paid', amount: 3000, method: 'cash', at }],
    madeUp: [{ lesson: 'l2', at: { entry: 'c2', occasion: 'o' } }],
    messages: [
      { notice: 'confirmed', state: 'sent', madeAt: at, sentAt: at, to: person.phone, text: '柳知秋，您已报名' },
      { notice: 'reminder', state: 'dead', madeAt: at },
    ],
  })
  expect(JSON.stringify(copy)).not.toContain('STAFF')
})

it('should be handed over whatever time a row once got', async () => {
  const [odd, even] = ['-000001-12-31T00:01:00.000Z', '+010000-01-01T23:58:59.000Z']
  const oddly: typeof rows = {
    ...rows,
    payments: [...(rows['payments'] ?? []), { ...rows['payments']?.[0], key: 'q', amount: 5, at: odd }],
    attendances: (rows['attendances'] ?? []).map((row) => ({ ...row, at: even, lessonAt: odd })),
  }
  const find = async ({ collection }: { collection: string }) => ({ docs: oddly[collection] })
  const row = registrationRow.parse({
    ...{ id: 'r', bookable, library: 'courses', entry: 'c1', createdAt: at, person: vault.seal(person) },
    ...{ number: 3, state: 'confirmed', seats: 2 },
  })
  const copy = await copyFor({ db: { ...db, find } } as unknown as Payload, vault, row)
  expect(copy).toMatchObject({
    payments: [
      { amount: 3000, at },
      { kind: 'paid', amount: 5, method: 'cash' },
    ],
    attendance: [{ lesson: 'l1', state: 'came', people: 2 }],
  })
  expect(JSON.stringify(copy)).not.toMatch(/-000001|\+010000/)
})
