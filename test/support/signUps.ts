import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import { setTimeout as pause } from 'node:timers/promises'
import { type Bookable, consentVersion, type RegistrationShown } from '../../cms/features/signup/asked/contract.ts'
import type { Api } from './api.ts'
import { createEntry } from './entries.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]

/** As much of a stored registration as is counted, in the same words on both databases. */
export interface StoredRegistration {
  id: string
  bookable: string
  number: number
  state: string
  seats: number
  offeredSeats: number | null
  key: string
}

/** A row of `seats`, in the same words on both databases. */
export interface StoredSums {
  key: string
  capacity: number
  confirmed: number
  held: number
  left: number
  waiting: number
  last: number
}

/**
 * Publishes an activity of one date with sign-up.
 * @param more of the entry, such as its title; `startsInMs` from now, five days where nothing is said
 * @returns what one signs up for
 */
export async function openActivity(
  staff: Api,
  signUpHere: { seats: number; mostSeats?: number; hasWaitingList?: boolean } & Record<string, unknown>,
  { startsInMs = 5 * dayMs, ...more }: { startsInMs?: number } & Record<string, unknown> = {},
): Promise<Bookable & { occasion: string }> {
  const start = Date.now() + startsInMs
  const made = (await createEntry(staff, 'activities', {
    title: `可以报名的活动 ${randomUUID().slice(0, 8)}`,
    kind: 'open-day',
    admission: 'free',
    dates: [{ start: new Date(start).toISOString(), end: new Date(start + 2 * hourMs).toISOString() }],
    signUpHere: {
      ...{ isOn: true, per: 'occasion', how: 'first-come', mostSeats: 4, hasWaitingList: true, offerHours: 24 },
      ...signUpHere,
    },
    ...more,
  })) as unknown as { id: string; dates: { id: string }[] }
  return { collection: 'activities', entry: made.id, occasion: made.dates[0]?.id ?? '' }
}

/**
 * Waits until a server offers something: one of several hears of it a moment later.
 * @throws when that takes longer than a minute
 */
export async function untilOffered(url: string, { collection, entry, occasion }: Bookable): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const response = await fetch(`${url}/api/signup/places?collection=${collection}&entry=${entry}`)
    const body = (await response.json().catch(() => ({}))) as { places?: Record<string, unknown> }
    if (body.places?.[occasion ?? 'course'] !== undefined) return
    if (Date.now() > deadline) throw new Error('the server does not offer what was published')
    await pause(50)
  }
}

/** What the form of one person sends; each number is another person. */
export function formOf(bookable: Bookable, number: number, more: object = {}): Record<string, unknown> {
  return {
    bookable,
    key: `form-of-one-person-${number}`,
    // a name has few figures
    name: `报名人${number % 10_000}`,
    phone: phoneOf(number),
    consent: consentVersion,
    ...more,
  }
}

/** The telephone number of a person. */
export function phoneOf(number: number): string {
  return `138${String(number).padStart(8, '0')}`
}

/** What a server answers to whoever signs up: the registration, or what is wrong. */
export interface Signed {
  status: number
  body: RegistrationShown & { errors?: { message: string; data?: { code?: string } }[] }
}

/** Asks a public endpoint of sign-ups. @param from the address that a proxy says the person has */
export async function ask(url: string, step: string, body: unknown, from = '198.51.100.1'): Promise<Signed> {
  const response = await fetch(`${url}/api/signup/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Signed['body'] }
}

/** An address for each person: one network may have some sign-ups only. */
export function addressOf(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
}

/** What is stored of sign-ups. @param url of the MongoDB; undefined for the embedded database in the data folder */
export async function storedSignUps(
  dataDir: string,
  url: string | undefined,
): Promise<{ registrations: StoredRegistration[]; sums: StoredSums[] }> {
  if (url === undefined) {
    const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { readOnly: true, timeout: 10_000 })
    try {
      const fields = 'id, bookable, number, state, seats, offered_seats AS offeredSeats, key'
      return {
        registrations: database
          .prepare(`SELECT ${fields} FROM registrations ORDER BY number`)
          .all() as unknown as StoredRegistration[],
        sums: database
          .prepare('SELECT key, capacity, confirmed, held, "left", waiting, last FROM seats')
          .all() as unknown as StoredSums[],
      }
    } finally {
      database.close()
    }
  }
  const client = await new MongoClient(url).connect()
  try {
    const registrations = await client.db().collection('registrations').find().sort({ number: 1 }).toArray()
    const sums = await client.db().collection<StoredSums>('seats').find().toArray()
    return {
      registrations: registrations.map(
        (row) =>
          ({ ...row, id: String(row._id), offeredSeats: row['offeredSeats'] ?? null }) as unknown as StoredRegistration,
      ),
      sums,
    }
  } finally {
    await client.close()
  }
}

/**
 * What is amiss with what is stored of one thing that people sign up for; empty when nothing is. It looks at rows alone,
 * and so sees overselling of whoever has written them.
 * @param keyOfIt the name under which it is kept
 */
export function amissIn(
  { registrations, sums }: Awaited<ReturnType<typeof storedSignUps>>,
  keyOfIt: string,
  capacity: number,
): string[] {
  const own = registrations.filter(({ bookable }) => bookable === keyOfIt)
  const sum = (rows: typeof own, of: (row: StoredRegistration) => number) => rows.reduce((all, row) => all + of(row), 0)
  const inState = (state: string) => own.filter((row) => row.state === state)
  const [confirmed, held] = [
    sum(inState('confirmed'), ({ seats }) => seats),
    sum(inState('offered'), ({ offeredSeats }) => offeredSeats ?? 0),
  ]
  const amiss: string[] = []
  const expectSame = (what: string, is: number | undefined, should: number): void => {
    if (is !== should) amiss.push(`${what}: ${is}, not ${should}`)
  }
  if (confirmed + held > capacity) amiss.push(`oversold: ${confirmed} + ${held} of ${capacity}`)
  const row = sums.find(({ key }) => key === keyOfIt)
  expectSame('confirmed', row?.confirmed, confirmed)
  expectSame('held', row?.held, held)
  expectSame('left', row?.left, Math.max(0, capacity - confirmed - held))
  expectSame('waiting', row?.waiting, inState('waitlisted').length)
  expectSame('last', row?.last, own.length)
  if (own.some(({ number }, index) => number !== index + 1)) amiss.push('numbers are not 1, 2, 3 …')
  expectSame('keys', new Set(own.map(({ key }) => key)).size, own.length)
  return amiss
}
