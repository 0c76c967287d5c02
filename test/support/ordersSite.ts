import { expect } from 'vitest'
import type { Host } from '../../cms/features/grassroots/orders/rules/contract.ts'
import { administrator } from './api.ts'
import type { TestDatabase } from './databases.ts'
import { castOf } from './roles/cast.ts'
import { providerData } from './roles/settings.ts'
import { startServer } from './server.ts'

interface Refused {
  errors: [{ message: string; data: { code: string; errors?: { path: string }[] } }]
}
/** A row of the audit log. */
interface Told {
  action: string
  title: string
  note: string
  isDone: boolean
}

export type OrdersSite = Awaited<ReturnType<typeof ordersSite>>

/** A server with a menu of one item, somebody who brings it, and units and accounts to order with. */
export async function ordersSite(create: TestDatabase['create']) {
  const database = create()
  const server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
  const staff = await administrator(server)
  const cast = await castOf(server, staff)
  let serial = 0
  const make = async (collection: string, data: object): Promise<string> => {
    const made = await staff.request<{ doc: { id: string } }>('POST', `/api/${collection}`, data)
    expect([made.status, made.body]).toEqual([201, expect.anything()])
    return made.body.doc.id
  }
  const makeService = (more: object = {}) =>
    make('services', { title: `送电影 ${++serial}`, kind: 'film', available: true, _status: 'published', ...more })
  const makeProvider = async (more: object = {}): Promise<Host> => ({
    kind: 'provider',
    id: await make('providers', providerData(more)),
  })
  return {
    ...{ server, staff, cast, make, makeService, makeProvider },
    service: await makeService(),
    host: await makeProvider(),
    /** A unit of its own, so that no other test's orders are in the way. */
    makeUnit: () => make('units', { name: `点单工会 ${++serial}`, level: 'grass-roots' }),
    /** A campaign of this year. @param kinds that it counts */
    makeCampaign: (kinds: readonly string[] = ['film']) =>
      make('campaigns', {
        ...{ title: `进基层 ${++serial}`, year: new Date().getFullYear(), kinds, _status: 'published' },
      }),
    makeTeam: (kind: string, status = 'published') =>
      make('teams', { name: `${kind} ${++serial}`, kind, _status: status }),
    /** What the audit log tells of a document. */
    auditOf: async (document: string): Promise<Told[]> =>
      (await staff.request<{ docs: Told[] }>('GET', `/api/audits?where[document][equals]=${document}&sort=at&limit=0`))
        .body.docs,
    close: async () => {
      await server.stop()
      await database.drop()
    },
  }
}

/** The code by which something was refused, and the field that it is about. */
export function refusalOf({ body }: { body: unknown }): { code: string; message: string; path: string | undefined } {
  const [{ message, data }] = (body as Refused).errors
  return { code: data.code, message, path: data.errors?.[0]?.path }
}
