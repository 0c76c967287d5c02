import { randomUUID } from 'node:crypto'
import { readSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import type { Api } from '../api.ts'
import type { registrationExpectations } from './expectations.ts'

/** Something of one date that people have signed up for, which begins within the hour. */
export interface DeskActivity {
  bookable: { collection: string; entry: string; occasion: string }
  title: string
  lesson: string
  /** Of somebody who has a place; `leaving` of another one, which may be cancelled. */
  registration: string
  leaving: string
  /** The telephone number of `registration`. */
  phone: string
}

interface DeskAnswer {
  status: number
  /** The code of a refusal. */
  code: string | undefined
  text: string
  bytes: Uint8Array
}

interface DeskOperation {
  /** As it is registered. */
  endpoint: `${'GET' | 'POST'} /signup/${string}`
  /** What is sent: as JSON, or in the address. */
  sent: (activity: DeskActivity) => object
  /** Whether it was done. What the book refuses whoever asks was not refused for want of a right. */
  isDone: (answer: DeskAnswer, activity: DeskActivity) => boolean | Promise<boolean>
}

const term = { from: '2020-01-01', to: '2099-01-01' }
const ofOne = ({ registration }: DeskActivity) => ({ registration })
const ofBookable = ({ bookable }: DeskActivity) => bookable
const isTaken = ({ status }: DeskAnswer) => status === 200
const hasEntry = ({ text }: DeskAnswer, { bookable }: DeskActivity) => text.includes(bookable.entry)
const refusedWith = (expected: string) => (answer: DeskAnswer) => answer.code === expected

/** What organisers do at the desk, by operation: `registrationExpectations` says who may. */
export const deskOperations: Record<keyof typeof registrationExpectations, DeskOperation> = {
  'see on the desk': { endpoint: 'GET /signup/desk', sent: () => ({}), isDone: hasEntry },
  'list who signed up': { endpoint: 'GET /signup/desk/bookable', sent: ofBookable, isDone: isTaken },
  'find who signed up': {
    endpoint: 'POST /signup/desk/bookable',
    sent: ({ bookable, phone }) => ({ bookable, text: phone.slice(-4), list: 'all', page: 1 }),
    isDone: isTaken,
  },
  'see who somebody is': {
    endpoint: 'POST /signup/desk/reveal',
    sent: ofOne,
    isDone: ({ text }, { phone }) => text.includes(phone),
  },
  'cancel for somebody': {
    endpoint: 'POST /signup/desk/cancel',
    sent: ({ leaving }) => ({ registration: leaving }),
    isDone: isTaken,
  },
  'give a place to who waits': {
    endpoint: 'POST /signup/desk/admit',
    sent: ofOne,
    isDone: refusedWith('not-waiting'),
  },
  'give fewer seats': {
    endpoint: 'POST /signup/desk/reduce',
    sent: (activity) => ({ ...ofOne(activity), seats: 1 }),
    isDone: refusedWith('only-fewer-seats'),
  },
  'send the code again': { endpoint: 'POST /signup/desk/again', sent: ofOne, isDone: isTaken },
  'open and close': {
    endpoint: 'POST /signup/desk/override',
    sent: ({ bookable }) => ({ bookable, override: 'auto' }),
    isDone: isTaken,
  },
  'tell everybody': {
    endpoint: 'POST /signup/desk/message',
    sent: ({ bookable }) => ({ bookable, key: randomUUID(), text: '请带身份证' }),
    isDone: isTaken,
  },
  'note who came': {
    endpoint: 'POST /signup/attendance',
    sent: ({ bookable, lesson, registration }) => ({
      scans: [{ id: randomUUID(), bookable, lesson, kind: 'came', at: new Date().toISOString(), of: { registration } }],
    }),
    isDone: ({ text }) => text.includes('"taken"'),
  },
  // of a lesson that is not over
  'note who did not': {
    endpoint: 'POST /signup/desk/absent',
    sent: ({ bookable, lesson }) => ({ bookable, lesson }),
    isDone: refusedWith('absent-too-early'),
  },
  'show the code at the door': {
    endpoint: 'GET /signup/desk/door',
    sent: ({ bookable, lesson }) => ({ ...bookable, lesson }),
    isDone: isTaken,
  },
  'export the roster': { endpoint: 'GET /signup/desk/roster.xlsx', sent: ofBookable, isDone: isTaken },
  'print the roster': { endpoint: 'POST /signup/desk/roster', sent: ofBookable, isDone: isTaken },
  'count over a term': { endpoint: 'GET /signup/desk/numbers', sent: () => term, isDone: hasEntry },
  'export the counts': {
    endpoint: 'GET /signup/desk/numbers.xlsx',
    sent: () => term,
    isDone: async ({ status, bytes }, { title }) => {
      if (status !== 200) return false
      const [sheet] = await readSpreadsheet('a.xlsx', bytes)
      return sheet?.rows.some(([first]) => first === title) === true
    },
  },
  // of what has neither a trial lesson nor a price nor a certificate: the book says so to whoever may ask
  'see the trial lesson': { endpoint: 'GET /signup/desk/trial', sent: ofBookable, isDone: isTaken },
  'give more time after the trial': {
    endpoint: 'POST /signup/desk/trial',
    sent: ({ bookable }) => ({ bookable, until: null }),
    isDone: refusedWith('no-trial'),
  },
  'go on for somebody': { endpoint: 'POST /signup/desk/continue', sent: ofOne, isDone: refusedWith('no-trial') },
  'drop for somebody': { endpoint: 'POST /signup/desk/drop', sent: ofOne, isDone: refusedWith('no-trial') },
  'see what was paid': { endpoint: 'GET /signup/desk/payments', sent: ofOne, isDone: isTaken },
  'record what was paid': {
    endpoint: 'POST /signup/desk/payments',
    sent: (activity) => ({
      ...ofOne(activity),
      ...{ key: randomUUID(), kind: 'paid', method: 'cash', amount: 100, at: new Date().toISOString() },
    }),
    isDone: refusedWith('nothing-to-pay'),
  },
  'see what was made up': { endpoint: 'GET /signup/desk/make-ups', sent: ofOne, isDone: isTaken },
  'note what was made up': {
    endpoint: 'POST /signup/desk/make-ups',
    sent: (activity) => ({ ...ofOne(activity), lesson: activity.lesson, at: null }),
    isDone: isTaken,
  },
  'have a certificate': {
    endpoint: 'GET /signup/desk/certificate',
    sent: ofOne,
    isDone: refusedWith('no-certificate'),
  },
  'read the feedback': { endpoint: 'GET /signup/desk/feedback', sent: ofBookable, isDone: isTaken },
}

/**
 * Does something at the desk, as somebody.
 * @returns whether it was done
 */
export async function doAtDesk(
  url: string,
  { token }: Pick<Api, 'token'>,
  { endpoint, sent, isDone }: DeskOperation,
  activity: DeskActivity,
): Promise<boolean> {
  const [method = '', path = ''] = endpoint.split(' ')
  const what = sent(activity)
  const isAsked = method === 'GET'
  const query = isAsked ? `?${new URLSearchParams({ ...what }).toString()}` : ''
  const response = await fetch(`${url}/api${path}${query}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `JWT ${token}` }),
      ...(!isAsked && { 'content-type': 'application/json' }),
    },
    ...(!isAsked && { body: JSON.stringify(what) }),
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const code = /"code":"([\w-]+)"/.exec(text)?.[1]
  return isDone({ status: response.status, code, text, bytes }, activity)
}
