import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { registrationRow, type RegistrationRow } from '../../../cms/features/signup/book/registrationRow.ts'
import { sealLetter } from '../../../cms/features/signup/messages/letter.ts'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import { openVault } from '../../../cms/features/signup/persons/vault.ts'
import { copyFor, type RegistrationCopy } from '../../../cms/features/signup/service/copy.ts'
import { copyInWords } from '../../../cms/features/signup/service/copyInWords.ts'
import { copyOfEverything } from '../../support/registrationCopy.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'
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

it('should say in Chinese everything that a copy has, and no word of the program', () => {
  const parts = copyInWords(copyOfEverything, catalogueOfSignUps())
  const text = parts.flatMap(({ title, rows }) => [title, ...rows.flatMap((one) => [one.term, one.text])]).join('\n')
  const { name, phone: number, email, unit, code, children, answers, certificate, messages } = copyOfEverything
  const typed = [name, number, email, unit, code, answers['size'], answers['gone'], certificate?.number]
  for (const one of [...typed, children[0]?.name, messages[0]?.text]) expect(text).toContain(one)
  for (const one of ['第 12 号', '2026-11-19 19:00', '女职工', '1 个，留到 2026-11-21 10:00', '第 7 位', '继续'])
    expect(text).toContain(one)
  for (const one of [
    '每人 280 元（原价 420 元，工会补贴 140 元）',
    '已交',
    '来了，2 人',
    '微信',
    '同意现场拍照',
    '没有发出',
  ])
    expect(text).toContain(one)
  expect(text).toContain('补在“声乐班：先学会喘气”第 4 课')
  // each word of the program, such as `confirmed`, has a Chinese one; letters are those of what was typed or of a number
  const others = [...typed, copyOfEverything.consent.version].reduce<string>(
    (left, one) => left.replaceAll(String(one), ''),
    text,
  )
  expect(others).not.toMatch(/[a-z]{3}/)
})

it('should say of what is not public any more what is still known', () => {
  const text = JSON.stringify(copyInWords({ ...copyOfEverything, bookable: 'courses/gone' }, catalogueOfSignUps()))
  for (const one of ['活动已下线', '不再公布的一场', '柳知秋', '要借一条', '2026-11-22 10:00'])
    expect(text).toContain(one)
})

it('should leave out of a copy in words nothing that a copy has', () => {
  const inWords = (copy: RegistrationCopy) => JSON.stringify(copyInWords(copy, catalogueOfSignUps()))
  const whole = inWords(copyOfEverything)
  const needed = ['bookable', 'state', 'seats', 'number', 'madeAt', 'consent', 'comes']
  for (const name of Object.keys(copyOfEverything).filter((one) => !needed.includes(one))) {
    const empty = Array.isArray(copyOfEverything[name as keyof RegistrationCopy])
      ? []
      : name === 'answers'
        ? {}
        : undefined
    expect(inWords({ ...copyOfEverything, [name]: empty }), name).not.toBe(whole)
  }
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
