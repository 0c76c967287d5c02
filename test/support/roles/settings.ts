import type { Answer, Api } from '../api.ts'
import type {
  auditExpectations,
  newsroomExpectations,
  siteExpectations,
  holidaysExpectations,
  messageTextsExpectations,
  providerExpectations,
  synonymsExpectations,
  unitExpectations,
  userExpectations,
  wordingExpectations,
} from './expectations.ts'

const isDone = ({ status }: Answer<unknown>): boolean => status >= 200 && status < 300

async function finds(api: Api, path: string): Promise<boolean> {
  const { status, body } = await api.request<{ docs?: unknown[]; totalDocs?: number }>('GET', path)
  return status === 200 && (body.docs?.length ?? body.totalDocs ?? 0) > 0
}

async function toMany(api: Api, method: string, path: string, data?: object): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[] }>(method, path, data)
  return (body.docs?.length ?? 0) > 0
}

/** Whether any of several ways works. */
async function some(tries: Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(tries)).includes(true)
}

let serial = 0

/** Operations on a unit. Resolves to whether it was done. */
export const unitOperations: Record<keyof typeof unitExpectations, (api: Api, id: string) => Promise<boolean>> = {
  create: async (api) => isDone(await api.request('POST', '/api/units', unitData())),
  read: async (api, id) => isDone(await api.request('GET', `/api/units/${id}`)),
  list: (api, id) => finds(api, `/api/units?where[id][equals]=${id}`),
  count: (api, id) => finds(api, `/api/units/count?where[id][equals]=${id}`),
  update: async (api, id) => isDone(await api.request('PATCH', `/api/units/${id}`, { level: 'industry' })),
  'update many': (api, id) => toMany(api, 'PATCH', `/api/units?where[id][equals]=${id}`, { level: 'county' }),
  duplicate: async (api, id) => isDone(await api.request('POST', `/api/units/${id}/duplicate`, unitData())),
  delete: async (api, id) => isDone(await api.request('DELETE', `/api/units/${id}`)),
}

/** A new unit with a name of its own. */
export function unitData(): object {
  return { name: `工会 ${++serial}`, level: 'grass-roots' }
}

const secrets = ['hash', 'salt', 'resetPasswordToken', 'resetPasswordExpiration', 'loginAttempts', 'lockUntil']
const account = (id: string): string => `/api/users/${id}`

/** Operations on an account. Resolves to whether it was done. */
export const userOperations: Record<keyof typeof userExpectations, (api: Api, id: string) => Promise<boolean>> = {
  create: async (api) => isDone(await api.request('POST', '/api/users', userData())),
  read: async (api, id) => isDone(await api.request('GET', account(id))),
  list: (api, id) => finds(api, `/api/users?where[id][equals]=${id}`),
  count: (api, id) => finds(api, `/api/users/count?where[id][equals]=${id}`),
  'see the address': async (api, id) => JSON.stringify((await api.request('GET', account(id))).body).includes('@'),
  'find by the address': (api, id) =>
    some([
      finds(api, `/api/users?where[id][equals]=${id}&where[email][contains]=example`),
      finds(api, `/api/users?where[or][0][and][0][email][like]=example&where[id][equals]=${id}`),
      finds(api, `/api/users/count?where[id][equals]=${id}&where[email][contains]=example`),
    ]),
  'sort by the address': async (api) =>
    isDone(await api.request('GET', '/api/users?sort=email')) ||
    isDone(await api.request('GET', '/api/users?sort=-name,-email')),
  'find by what is secret': (api) =>
    some(
      [...secrets, 'sessions.id', 'password'].flatMap((field) =>
        ['true', 'false'].map((exists) => finds(api, `/api/users?where[${field}][exists]=${exists}`)),
      ),
    ),
  'sort by what is secret': (api) =>
    some(secrets.map(async (field) => isDone(await api.request('GET', `/api/users?sort=-${field}`)))),
  'see what is secret': async (api, id) => {
    const { body } = await api.request('GET', `${account(id)}?showHiddenFields=true`)
    return secrets.some((field) => field in body)
  },
  update: async (api, id) => isDone(await api.request('PATCH', account(id), { name: '改名' })),
  'change the name': (api, id) => changes(api, id, { name: `改名 ${++serial}` }),
  'change the address': (api, id) => changes(api, id, { email: `other-${++serial}@example.org` }),
  'change the role': (api, id) => changes(api, id, { role: 'administrator' }),
  'change the unit': (api, id) => changes(api, id, { unit: null }),
  unlock: async (api) => isDone(await api.request('POST', '/api/users/unlock', { email: 'editor@example.org' })),
  duplicate: async (api, id) => isDone(await api.request('POST', `${account(id)}/duplicate`, {})),
  'delete many': (api, id) => toMany(api, 'DELETE', `/api/users?where[id][equals]=${id}`),
  delete: async (api, id) => isDone(await api.request('DELETE', account(id))),
}

/** A new account with an address of its own. */
export function userData(): { name: string; email: string; password: string; role: string } {
  return {
    name: '新来的',
    email: `person-${++serial}@example.org`,
    password: 'songs-for-workers',
    role: 'editor',
  }
}

/** A field that may not be changed is left out of the write, which is answered well. */
async function changes(api: Api, id: string, data: Record<string, unknown>): Promise<boolean> {
  const before = (await api.request('GET', `${account(id)}?depth=0`)).body
  const answer = await api.request<{ doc?: Record<string, unknown> }>('PATCH', `${account(id)}?depth=0`, data)
  return (
    isDone(answer) && Object.keys(data).some((field) => (answer.body.doc?.[field] ?? null) !== (before[field] ?? null))
  )
}

/** Operations on the list of wordings. Resolves to whether it was done. */
export const wordingOperations: Record<keyof typeof wordingExpectations, (api: Api, id: string) => Promise<boolean>> = {
  create: async (api) => isDone(await api.request('POST', '/api/wordings', wordingData())),
  read: async (api, id) => isDone(await api.request('GET', `/api/wordings/${id}`)),
  list: (api, id) => finds(api, `/api/wordings?where[id][equals]=${id}`),
  count: (api, id) => finds(api, `/api/wordings/count?where[id][equals]=${id}`),
  update: async (api, id) => isDone(await api.request('PATCH', `/api/wordings/${id}`, { level: 'warn' })),
  'update many': (api, id) => toMany(api, 'PATCH', `/api/wordings?where[id][equals]=${id}`, { level: 'block' }),
  duplicate: async (api, id) => isDone(await api.request('POST', `/api/wordings/${id}/duplicate`, wordingData())),
  delete: async (api, id) => isDone(await api.request('DELETE', `/api/wordings/${id}`)),
}

/** A new wording that stands in no other text. */
export function wordingData(): object {
  return { wrong: `误写 ${++serial}`, right: '正写', level: 'block' }
}

/** Operations on a provider. Resolves to whether it was done. */
export const providerOperations: Record<keyof typeof providerExpectations, (api: Api, id: string) => Promise<boolean>> =
  {
    create: async (api) => isDone(await api.request('POST', '/api/providers', providerData())),
    read: async (api, id) => isDone(await api.request('GET', `/api/providers/${id}`)),
    list: (api, id) => finds(api, `/api/providers?where[id][equals]=${id}`),
    count: (api, id) => finds(api, `/api/providers/count?where[id][equals]=${id}`),
    update: async (api, id) => isDone(await api.request('PATCH', `/api/providers/${id}`, { isEnded: true })),
    'update many': (api, id) => toMany(api, 'PATCH', `/api/providers?where[id][equals]=${id}`, { isEnded: false }),
    duplicate: async (api, id) => isDone(await api.request('POST', `/api/providers/${id}/duplicate`, providerData())),
    delete: async (api, id) => isDone(await api.request('DELETE', `/api/providers/${id}`)),
  }

/** A new provider that brings films. */
export function providerData(more: object = {}): object {
  return { name: `放映公司 ${++serial}`, kinds: ['film'], ...more }
}

const row = (id: string): string => `/api/audits/${id}`
const audit = { action: 'publish', document: 'works/1', name: '冒名', at: '2020-01-01T00:00:00.000Z' }

/** Operations on a row of the audit log. Resolves to whether it was done. */
export const auditOperations: Record<keyof typeof auditExpectations, (api: Api, id: string) => Promise<boolean>> = {
  read: async (api, id) => isDone(await api.request('GET', row(id))),
  list: (api, id) => finds(api, `/api/audits?where[id][equals]=${id}`),
  count: (api, id) => finds(api, `/api/audits/count?where[id][equals]=${id}`),
  create: async (api) => isDone(await api.request('POST', '/api/audits', audit)),
  update: (api, id) =>
    some([
      api.request('PATCH', row(id), { note: '改' }).then(isDone),
      api.request('PATCH', `${row(id)}?draft=true&overrideAccess=true`, { note: '改' }).then(isDone),
      api.request('PUT', row(id), { note: '改' }).then(isDone),
    ]),
  'update many': (api, id) => toMany(api, 'PATCH', `/api/audits?where[id][equals]=${id}`, { note: '改' }),
  duplicate: async (api, id) => isDone(await api.request('POST', `${row(id)}/duplicate`, {})),
  'list versions': (api) => finds(api, '/api/audits/versions'),
  'restore a version': async (api, id) => isDone(await api.request('POST', `/api/audits/versions/${id}`, {})),
  lock: async (api, id) =>
    isDone(
      await api.request('POST', '/api/payload-locked-documents', { document: { relationTo: 'audits', value: id } }),
    ),
  delete: async (api, id) => isDone(await api.request('DELETE', row(id))),
  'delete many': (api, id) => toMany(api, 'DELETE', `/api/audits?where[id][equals]=${id}`),
}

/** Operations on the global `newsroom`. Resolves to whether it was done. */
export const newsroomOperations: Record<
  keyof typeof newsroomExpectations,
  (api: Api, version: string) => Promise<boolean>
> = {
  read: async (api) => isDone(await api.request('GET', '/api/globals/newsroom')),
  update: async (api) => isDone(await api.request('POST', '/api/globals/newsroom', { keepMonths: 12 })),
  'list versions': (api) => finds(api, '/api/globals/newsroom/versions'),
  'read a version': async (api, version) =>
    isDone(await api.request('GET', `/api/globals/newsroom/versions/${version}`)),
  'restore a version': async (api, version) =>
    isDone(await api.request('POST', `/api/globals/newsroom/versions/${version}`, {})),
}

/** Operations on the global `site`. Resolves to whether it was done. */
export const siteOperations: Record<keyof typeof siteExpectations, (api: Api, version: string) => Promise<boolean>> = {
  read: async (api) => isDone(await api.request('GET', '/api/globals/site')),
  update: async (api) => isDone(await api.request('POST', '/api/globals/site', { theme: '劳动美' })),
  'list versions': (api) => finds(api, '/api/globals/site/versions'),
  'read a version': async (api, version) => isDone(await api.request('GET', `/api/globals/site/versions/${version}`)),
  'restore a version': async (api, version) =>
    isDone(await api.request('POST', `/api/globals/site/versions/${version}`, {})),
  'ask what became of it': async (api) => isDone(await api.request('GET', '/api/publishing?document=site')),
}

const group = { groups: [{ words: '唱歌 合唱' }] }
const preview = `/api/globals/synonyms/preview?words=${encodeURIComponent('唱歌 合唱')}`

/** Operations on the global `synonyms`. Resolves to whether it was done. */
export const synonymsOperations: Record<
  keyof typeof synonymsExpectations,
  (api: Api, version: string) => Promise<boolean>
> = {
  read: async (api) => isDone(await api.request('GET', '/api/globals/synonyms')),
  update: async (api) => isDone(await api.request('POST', '/api/globals/synonyms', group)),
  'see what they would find': async (api) => isDone(await api.request('GET', preview)),
  'list versions': (api) => finds(api, '/api/globals/synonyms/versions'),
  'read a version': async (api, version) =>
    isDone(await api.request('GET', `/api/globals/synonyms/versions/${version}`)),
  'restore a version': async (api, version) =>
    isDone(await api.request('POST', `/api/globals/synonyms/versions/${version}`, {})),
  'ask what became of it': async (api) => isDone(await api.request('GET', '/api/publishing?document=synonyms')),
}

const notice = { years: [{ year: 2027, source: '通知', holidays: [], workdays: [] }] }

/** Operations on the global `holidays`. Resolves to whether it was done. */
export const holidaysOperations: Record<
  keyof typeof holidaysExpectations,
  (api: Api, version: string) => Promise<boolean>
> = {
  read: async (api) => isDone(await api.request('GET', '/api/globals/holidays')),
  update: async (api) => isDone(await api.request('POST', '/api/globals/holidays', notice)),
  'list versions': (api) => finds(api, '/api/globals/holidays/versions'),
  'read a version': async (api, version) =>
    isDone(await api.request('GET', `/api/globals/holidays/versions/${version}`)),
  'restore a version': async (api, version) =>
    isDone(await api.request('POST', `/api/globals/holidays/versions/${version}`, {})),
  'ask what became of it': async (api) => isDone(await api.request('GET', '/api/publishing?document=holidays')),
}

/** Operations on the global `messageTexts`, and on the messages themselves. Resolves to whether it was done. */
export const messageTextsOperations: Record<
  keyof typeof messageTextsExpectations,
  (api: Api, version: string) => Promise<boolean>
> = {
  read: async (api) => isDone(await api.request('GET', '/api/globals/messageTexts')),
  update: async (api) => isDone(await api.request('POST', '/api/globals/messageTexts', { confirmed: '{姓名}，好' })),
  'list versions': (api) => finds(api, '/api/globals/messageTexts/versions'),
  'read a version': async (api, version) =>
    isDone(await api.request('GET', `/api/globals/messageTexts/versions/${version}`)),
  'restore a version': async (api, version) =>
    isDone(await api.request('POST', `/api/globals/messageTexts/versions/${version}`, {})),
  'see the messages': async (api) => isDone(await api.request('GET', '/api/signup/messages')),
}
