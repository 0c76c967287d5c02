import { type Answer, type Api } from '../../support/api.ts'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { HonestUsers } from '../honestUsers.ts'
import type { Tally } from '../tally.ts'

/** Longest time that a table may be worked on before it is answered, in milliseconds. */
const longestMs = 30_000
/** More tables than anybody leaves lying about. */
const waitingTables = 60

type Shown = Answer<{ errors?: { message: string }[]; preview?: { problems: unknown[] } | null }>

/** Tables that are more work than they look: each is refused or read in time, and nobody else waits. */
export const importBombs: Attack = {
  name: 'imports',
  async run(site, tally, size) {
    const honest = await HonestUsers.begin(site, size)
    const tables: [string, string, boolean][] = [
      ['rows without end', csvOf(size.isWhole ? 300_000 : 60_000, (row) => `公告 ${row},公告`), true],
      ['a line of commas', `标题,类别\n${','.repeat((size.isWhole ? 12 : 3) * 2 ** 20)}\n`, true],
      ['lines of commas', `标题,类别\n${`${','.repeat(2000)}\n`.repeat(size.isWhole ? 4000 : 1000)}`, true],
      ['a quote that never ends', `标题,类别\n"${'公告,'.repeat(size.isWhole ? 800_000 : 200_000)}`, true],
      ['a cell without end', `标题,类别\n${'长'.repeat(2 ** 20)},公告\n`, true],
      [
        'rows with 编号',
        `编号,标题,类别\n${rows(size.isWhole ? 19_000 : 3000, (row) => `A${row},公告 ${row},公告`)}`,
        false,
      ],
    ]
    for (const [what, table, isRefused] of tables) await tryTable(site, tally, what, table, isRefused)
    await leaveLying(site, tally)
    await honest.end(tally)
  },
}

async function tryTable(
  site: AttackedSite,
  tally: Tally,
  what: string,
  table: string,
  isRefused: boolean,
): Promise<void> {
  const started = performance.now()
  const uploaded = await upload(site, site.cast.as['unit-editor'], table)
  const { batch } = uploaded.body
  const shown =
    batch === undefined
      ? uploaded
      : await post(site, `/api/import/batches/${batch}/preview`, JSON.stringify({ publish: false }))
  const ms = performance.now() - started
  const answer = JSON.stringify(shown.body).slice(0, 300)
  tally.expect(shown.status < 500, `${what}: ${shown.status}`, () => answer)
  tally.expect(ms < longestMs, `${what}: worked on for too long`, () => `${Math.round(ms)} ms: ${answer}`)
  const hasProblem = shown.status >= 400 || (shown.body.preview?.problems.length ?? 0) > 0
  if (isRefused) tally.expect(hasProblem && /[一-鿿]/.test(answer), `${what}: not refused in Chinese`, () => answer)
}

/** Uploads tables and goes on to none of them, until it is told that these are enough. */
async function leaveLying(site: AttackedSite, tally: Tally): Promise<void> {
  let isRefused = false
  for (let count = 0; count < waitingTables && !isRefused; count++) {
    const { status } = await upload(
      site,
      site.cast.as['unit-editor'],
      csvOf(100, (row) => `公告 ${row},公告`),
    )
    isRefused = status >= 400 && status < 500
  }
  tally.expect(isRefused, 'tables that nobody goes on with may be uploaded without end')
}

async function upload(
  site: AttackedSite,
  api: Api,
  table: string,
): Promise<Answer<{ batch?: string } & Shown['body']>> {
  return ask(site, api, '/api/import/notices?name=a.csv', 'text/csv', table)
}

function post(site: AttackedSite, path: string, text: string): Promise<Shown> {
  return ask(site, site.cast.as['unit-editor'], path, 'application/json', text)
}

/** A server that gives no answer is told as 599. */
async function ask<T>(site: AttackedSite, api: Api, path: string, type: string, body: string): Promise<Answer<T>> {
  const response = await fetch(site.url + path, {
    method: 'POST',
    headers: { Authorization: `JWT ${api.token ?? ''}`, 'Content-Type': type },
    body,
    signal: AbortSignal.timeout(longestMs * 3),
  }).catch((error: unknown) => String(error))
  if (typeof response === 'string')
    return { status: 599, headers: new Headers(), body: { errors: [{ message: response }] } as T }
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as T,
  }
}

function csvOf(count: number, row: (number: number) => string): string {
  return `标题,类别\n${rows(count, row)}`
}

function rows(count: number, row: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => `${row(number)}\n`).join('')
}
