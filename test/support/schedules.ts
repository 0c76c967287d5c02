import { vi } from 'vitest'
import type { Api } from './api.ts'

/** What a test needs of a stored schedule. */
export interface Schedule {
  id: string
  document: string
  action: string
  at: string
  state: string
  origin: string
  problem?: string | null
  attempts: number
  late?: number | null
}

/** What the API says when it refuses. */
export interface Refused {
  errors?: { message: string; data?: { errors?: { message: string }[] } }[]
}

/** An instant from now. @param seconds may be a fraction */
export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString()

/** Asks for a schedule. */
export function ask(api: Api, document: string, action: string, at: string) {
  return api.request<{ doc: Schedule } & Refused>('POST', '/api/schedules/plan', { document, action, at })
}

/** Makes a schedule. @throws with the server's answer when it refuses */
export async function plan(api: Api, document: string, action: string, at: string): Promise<Schedule> {
  const { status, body } = await ask(api, document, action, at)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body.doc
}

/** The schedules of an entry, the earliest first. */
export async function schedulesOf(api: Api, document: string): Promise<Schedule[]> {
  const { body } = await api.request<{ docs: Schedule[] }>(
    'GET',
    `/api/schedules?where[document][equals]=${document}&sort=at&depth=0`,
  )
  return body.docs
}

/** Waits until a schedule is in a state. */
export async function untilState(api: Api, id: string, state: string): Promise<Schedule> {
  const read = async () => (await api.request<Schedule>('GET', `/api/schedules/${id}?depth=0`)).body
  try {
    return await vi.waitUntil(
      async () => {
        const schedule = await read()
        return schedule.state === state && schedule
      },
      { timeout: 30_000, interval: 100 },
    )
  } catch {
    throw new Error(`the schedule is not ${state}: ${JSON.stringify(await read())}`)
  }
}

/** How many versions of an entry were published. */
export async function publishedVersions(api: Api, collection: string, id: string): Promise<number> {
  const { body } = await api.request<{ docs: unknown[] }>(
    'GET',
    `/api/${collection}/versions?where[parent][equals]=${id}&where[version._status][equals]=published&depth=0`,
  )
  return body.docs.length
}
