import type { RegistrationCopy } from '../../cms/features/signup/service/copy.ts'

const at = '2026-11-19T11:00:00.000Z'

/** What is stored of a registration of which everything is known that there can be (`signUpStates.ts` has its activity). */
export const copyOfEverything = {
  ...{ bookable: 'activities/families/first', state: 'offered', seats: 2, number: 12, madeAt: at, audience: 'women' },
  consent: { version: '2026-11-28.2/180', at },
  placedAt: '2026-11-18T11:00:00.000Z',
  offer: { seats: 1, until: '2026-11-21T02:00:00.000Z' },
  ...{ rank: 7, isWholeOnly: true, trial: 'continues', trialUntil: '2026-11-25T02:00:00.000Z' },
  ...{ price: { list: 42_000, subsidy: 14_000, own: 28_000 }, paid: 56_000 },
  ...{ name: '柳知秋', phone: '13800138000', email: 'liu@example.org', unit: '地铁运营公司', comes: true },
  ...{ children: [{ name: '小满', age: 7 }], code: '7K3M9PQ2XA' },
  answers: { size: '要借一条', scissors: 2, photos: true, gone: '不知道问的是什么' },
  attendance: [{ lesson: 'first', state: 'came', people: 2, lessonAt: '2026-11-22T02:00:00.000Z', at }],
  payments: [{ kind: 'paid', amount: 56_000, method: 'wechat', at }],
  madeUp: [{ lesson: 'second', at: { entry: 'whole', occasion: 'lesson-3' } }],
  certificate: { number: 'GY-2026-0001', title: '结业证书' },
  messages: [
    { notice: 'confirmed', state: 'sent', madeAt: at, sentAt: at, to: '13800138000', text: '您已报名：柳知秋' },
    { notice: 'reminder', state: 'dead', madeAt: at },
  ],
} satisfies RegistrationCopy as RegistrationCopy
