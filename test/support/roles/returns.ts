import type { Answer, Api } from '../api.ts'
import type { returnExpectations, targetExpectations } from './expectations.ts'

/** A return that a test tries things with. */
export interface TriedReturn {
  campaign: string
  period: string
  unit: string
}

interface ReturnOperation {
  /** As it is registered. */
  endpoint: `${'GET' | 'POST'} /grassroots/${string}`
  /** What is sent besides. */
  sent?: object
  /** How it was done, of a form that was handed in; what the rules of the steps refuse is not refused for want of a right. */
  isDone: (answer: Answer<unknown>, tried: TriedReturn) => boolean
}

const textOf = ({ body }: Answer<unknown>): string => JSON.stringify(body)
const isTaken = ({ status }: Answer<unknown>): boolean => status === 200
const namesUnit = (answer: Answer<unknown>, { unit }: TriedReturn): boolean =>
  isTaken(answer) && textOf(answer).includes(unit)
const refusedWith = (code: string) => (answer: Answer<unknown>) => textOf(answer).includes(`"${code}"`)

/** What can be done with returns, by operation: `returnExpectations` says who may. */
export const returnOperations: Record<keyof typeof returnExpectations, ReturnOperation> = {
  'see what is reported of': { endpoint: 'GET /grassroots/returns/campaigns', isDone: isTaken },
  'list forms': { endpoint: 'GET /grassroots/returns/forms', isDone: namesUnit },
  'add up forms': { endpoint: 'GET /grassroots/returns/roll-up', isDone: namesUnit },
  'open a form': { endpoint: 'GET /grassroots/returns/form', isDone: isTaken },
  'have a form on paper': { endpoint: 'GET /grassroots/returns/paper', sent: { format: 'docx' }, isDone: isTaken },
  'have all forms as a workbook': { endpoint: 'GET /grassroots/returns/papers', isDone: isTaken },
  'fill in a form': {
    endpoint: 'POST /grassroots/returns/save',
    sent: { revision: 0, values: {} },
    isDone: refusedWith('return-closed'),
  },
  'hand in a form': {
    endpoint: 'POST /grassroots/returns/step',
    sent: { revision: 2, step: 'submit' },
    isDone: refusedWith('wrong-state-for-step'),
  },
  'decide about a form': {
    endpoint: 'POST /grassroots/returns/step',
    sent: { revision: 2, step: 'reopen', comment: '核对' },
    // of the union that leads, and before that of a role that decides at all
    isDone: (answer) => refusedWith('wrong-state-for-step')(answer) || refusedWith('steps-of-the-top')(answer),
  },
  'give more time': {
    endpoint: 'POST /grassroots/returns/except',
    sent: { revision: 2, until: '2099-01-01', reason: '停电' },
    isDone: (answer) => refusedWith('return-closed')(answer) || refusedWith('steps-of-the-top')(answer),
  },
}

/** What can be done with breakdowns, by operation: `targetExpectations` says who may. */
export const targetOperations: Record<keyof typeof targetExpectations, ReturnOperation> = {
  'see what is broken down': { endpoint: 'GET /grassroots/targets/campaigns', isDone: isTaken },
  'see what a unit is to do': { endpoint: 'GET /grassroots/targets/table', isDone: namesUnit },
  'read a table that is pasted': {
    endpoint: 'POST /grassroots/targets/read',
    sent: { text: '花城教育工会\t60' },
    isDone: isTaken,
  },
  // of nothing, which is refused to whoever may
  'read a table of a file': {
    endpoint: 'POST /grassroots/targets/read-file',
    sent: {},
    isDone: refusedWith('grassroots-badly-asked'),
  },
  'have a bulletin': { endpoint: 'GET /grassroots/bulletin', sent: { format: 'xlsx' }, isDone: isTaken },
  // each sees as much of it as the bulletin's own test says
  'see how far units are': { endpoint: 'GET /grassroots/bulletin/chart', isDone: isTaken },
  'keep a breakdown': {
    endpoint: 'POST /grassroots/targets/save',
    sent: { revision: 0, stated: null, rows: [{ name: '某工会', unit: 'nobody', number: 1 }] },
    isDone: refusedWith('no-such-unit'),
  },
}

/** Tries something, as somebody. @returns whether it was done */
export async function doWithReturn(
  api: Api,
  { endpoint, sent, isDone }: ReturnOperation,
  tried: TriedReturn,
): Promise<boolean> {
  const [method = '', path = ''] = endpoint.split(' ')
  const query = new URLSearchParams({ ...tried, measure: 'sessions', ...(method === 'GET' && sent) }).toString()
  const isOfTarget = path.startsWith('/grassroots/targets/')
  const named = { campaign: tried.campaign, measure: 'sessions' }
  const body = isOfTarget
    ? { ...(path.endsWith('/read') ? { measure: 'sessions' } : named), ...sent }
    : { ...tried, ...sent }
  const answer =
    method === 'GET' ? await api.request('GET', `/api${path}?${query}`) : await api.request(method, `/api${path}`, body)
  return isDone(answer, tried)
}
