import { pino } from 'pino'
import type { Payload } from 'payload'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import type { Course } from '../../site/catalogue/entries.ts'
import { Leases } from '../../cms/database/lease.ts'
import type { SignUpSettings } from '../../cms/base/settings/signUp.ts'
import { carriersOf } from '../../cms/features/signup/messages/carriersOf.ts'
import { Courier } from '../../cms/features/signup/messages/courier.ts'
import { keysOf } from '../../cms/features/signup/persons/keys.ts'
import type { Person } from '../../cms/features/signup/persons/person.ts'
import { openVault, type Vault } from '../../cms/features/signup/persons/vault.ts'
import type { Notice, State } from '../../cms/features/signup/asked/words.ts'
import type { SignUpPayload } from './signUpPayloads.ts'

/** The key of all worlds, so that a second process opens what the first has sealed. */
export const secretOfTest = 'c'.repeat(64)

/** When a test begins: milliseconds since the epoch. */
export const begun = Date.parse('2026-11-28T08:00:00Z')

/** The course of the tests: two lessons, in a week and in two. */
export function courseOf(changes: { start?: string; venue?: string; cancelled?: boolean } = {}): Course {
  const session = (id: string, start: string) => ({
    ...{ id, start, end: start.replace(':00:', ':59:'), cancelled: false, postponed: false, full: false },
  })
  return {
    ...{
      id: 'course-1',
      slug: 'enamel',
      formerSlugs: [],
      created: '2026-11-01T00:00:00.000Z',
      tags: [],
      sample: false,
    },
    ...{ title: '掐丝珐琅体验课', kind: 'general-benefit', type: 'craft', audiences: [], teachers: [] },
    sessions: [
      { ...session('s1', changes.start ?? '2026-12-05T11:00:00.000Z'), ...changes },
      session('s2', '2026-12-12T11:00:00.000Z'),
    ],
  } as unknown as Course
}

/** What people who signed up are told by, without a server around it. */
export interface SignUpWorld {
  vault: Vault
  catalogue: Catalogue
  courier: Courier
  /** All that was logged. */
  logged: () => string
  /** The clock of the world, in milliseconds since the epoch. */
  clock: { now: number }
  /** Stores a registration of the first lesson, with what is to be told. @returns its id */
  signUp: (person: Partial<Person>, tells?: Notice[], state?: State) => Promise<string>
  /** The messages as they are stored, in order of making. */
  stored: () => Promise<Record<string, unknown>[]>
}

/** Makes one over an open database. */
export function signUpWorld(
  { payload, apart }: SignUpPayload,
  settings: Pick<SignUpSettings, 'smtp' | 'webhook'> = { smtp: undefined, webhook: undefined },
): SignUpWorld {
  let logged = ''
  const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) })
  const clock = { now: begun }
  const now = () => clock.now
  const vault = openVault(keysOf([secretOfTest]))
  const catalogue = new Catalogue(begun)
  catalogue.set('courses', 'course-1', courseOf())
  const courier = new Courier({
    ...{ payload, vault, entries: catalogue, apart, log, now },
    siteUrl: 'https://www.example.org',
    alone: new Leases(payload).alone,
    carriers: carriersOf(settings, log, now),
    isCrowded: () => false,
  })
  return {
    ...{ vault, catalogue, courier, clock },
    logged: () => logged,
    signUp: (person, tells = ['confirmed'], state = 'confirmed') =>
      storeRegistration(payload, vault, clock, person, tells, state),
    stored: async () =>
      (await payload.db.find({ collection: 'messages', sort: 'createdAt', limit: 0, pagination: false })).docs,
  }
}

async function storeRegistration(
  payload: Payload,
  vault: Vault,
  clock: { now: number },
  given: Partial<Person>,
  tells: Notice[],
  state: State,
): Promise<string> {
  const code = vault.newCode()
  const person: Person = {
    name: '张小三',
    phone: '13800138000',
    unit: '',
    children: [],
    answers: {},
    comes: true,
    ...given,
    code,
  }
  const bookable = 'courses/course-1/s1'
  const of = { library: 'courses', entry: 'course-1', occasion: 's1' }
  const { db } = payload
  const row = await db.findOne<{ id: string }>({ collection: 'seats', where: { key: { equals: bookable } } })
  const sums = { revision: 0, capacity: 30, confirmed: 0, held: 0, left: 0, waiting: 0, pooled: 0, last: 0 }
  if (row === null) await db.create({ collection: 'seats', data: { key: bookable, ...of, ...sums } })
  const at = new Date(clock.now).toISOString()
  const stored = await db.create({
    collection: 'registrations',
    data: {
      ...{ bookable, ...of, number: 1, state, seats: 2, consent: 'v', consentAt: at },
      ...{ phone: vault.phoneHash(person.phone), code: vault.codeHash(code), key: code, person: vault.seal(person) },
      offerUntil: state === 'offered' ? new Date(clock.now + 3_600_000).toISOString() : null,
      tell: tells.map((notice) => ({ notice, at })),
      hasToTell: tells.length > 0,
    },
  })
  return String(stored['id'])
}
