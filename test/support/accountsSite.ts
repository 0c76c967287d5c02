import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { administrator, type Api } from './api.ts'
import type { TestDatabase } from './databases.ts'
import { startServer, type TestServer } from './server.ts'

/** The password of every account of these sites, and one that is nobody's. */
export const password = 'songs-for-workers'
export const wrongPassword = 'a-wrong-password-7081'

export const chen = { name: '陈某', email: 'chen@example.org', password, role: 'editor' }
export const li = { name: '李某', email: 'li@example.org', password, role: 'editor' }

/** What a test needs of a row of the audit log. */
interface Row {
  action: string
  document: string
  title: string
  name: string
  address: string
  note: string
  user: string | null
}

/** What somebody is answered. */
interface Answered {
  status: number
  text: string
  headers: Headers
}

/** A site with two accounts, whose server prints each hash of a password that it makes. */
export interface AccountsSite {
  server: TestServer
  staff: Api
  /** Ids of the accounts by their e-mail addresses. */
  ids: Record<string, string>
  /** Sends as a visitor from an address, through a proxy on this machine. */
  from: (
    address: string,
    method: string,
    url: string,
    body: object,
    as?: { cookie?: string | undefined; token?: string },
  ) => Promise<Answered>
  logIn: (address: string, email: string, tried: string, cookie?: string) => Promise<Answered>
  /** The rows of failed log-ins about an account, the oldest first. */
  rowsAbout: (document: string) => Promise<Row[]>
  stop: () => Promise<void>
}

/** Starts a site for the tests of accounts on a database of its own. */
export async function startAccountsSite({ create }: TestDatabase): Promise<AccountsSite> {
  const database = create()
  const counting = pathToFileURL(path.resolve('test/support/countHashes.mjs')).href
  const server = await startServer({
    databaseUrl: database.url,
    args: ['--no-sample'],
    env: { NODE_OPTIONS: `--import ${counting}`, LOG_LEVEL: 'trace' },
  })
  const staff = await administrator(server)
  const ids: Record<string, string> = {}
  for (const account of [chen, li]) {
    const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/users', account)
    ids[account.email] = body.doc.id
  }
  const from: AccountsSite['from'] = async (address, method, url, body, { cookie, token } = {}) => {
    const response = await fetch(server.url + url, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        ...(cookie && { cookie }),
        ...(token && { authorization: `JWT ${token}` }),
      },
      body: JSON.stringify(body),
    })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  return {
    server,
    staff,
    ids,
    from,
    logIn: (address, email, tried, cookie) =>
      from(address, 'POST', '/api/users/login', { email, password: tried }, { cookie }),
    async rowsAbout(document) {
      const about = `where[and][0][document][equals]=${document}&where[and][1][action][equals]=loginFailed`
      return (await staff.request<{ docs: Row[] }>('GET', `/api/audits?${about}&limit=0&sort=at`)).body.docs
    },
    async stop() {
      await server.stop()
      await database.drop()
    },
  }
}
