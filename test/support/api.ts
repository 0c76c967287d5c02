import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TestServer } from './server.ts'

/** What the API answered. */
export type Answer<T> = { status: number; body: T; headers: Headers }

/** A client of the server's API, logged in or not. */
export type Api = {
  token: string | undefined
  /** @param path below the server, such as `/api/works`; a plain object is sent as JSON, FormData as it is */
  request: <T = Record<string, unknown>>(method: string, path: string, body?: object) => Promise<Answer<T>>
}

/** A client without a login. */
export function visitor(server: Pick<TestServer, 'url'>): Api {
  return client(server, undefined)
}

/**
 * A client logged in as the first administrator, on a site where the same person may write and publish: one account is
 * enough for most tests. The tests of the review turn its setting on again.
 * @param password when the server was given one
 */
export async function administrator(server: TestServer, password?: string): Promise<Api> {
  const staff = await login(server, 'admin@gongyun.local', password ?? (await firstPassword(server)))
  await separateReview(staff, false)
  return staff
}

/** Sets whether whoever reviews must not have written. @throws when the server refuses */
export async function separateReview(staff: Api, isSeparate: boolean): Promise<void> {
  const answer = await staff.request('POST', '/api/globals/newsroom', { separateReview: isSeparate })
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
}

/** The password that the server made for the first administrator. */
export async function firstPassword(server: Pick<TestServer, 'dataDir'>): Promise<string> {
  const text = await readFile(path.join(server.dataDir, 'first-admin-password.txt'), 'utf8')
  return text.trim()
}

/**
 * Logs in.
 * @throws when the server refuses
 */
export async function login(server: Pick<TestServer, 'url'>, email: string, password: string): Promise<Api> {
  const answer = await visitor(server).request<{ token?: string }>('POST', '/api/users/login', { email, password })
  if (!answer.body.token) throw new Error(`登录 ${email} 失败：${answer.status} ${JSON.stringify(answer.body)}`)
  return client(server, answer.body.token)
}

function client(server: Pick<TestServer, 'url'>, token: string | undefined): Api {
  return {
    token,
    async request<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
      const isForm = body instanceof FormData
      const response = await fetch(server.url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(token && { Authorization: `JWT ${token}` }),
          ...(body && !isForm && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: parse(text) as T }
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
