import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalReq, type CollectionConfig, type Endpoint } from 'payload'
import { privateFields } from '../../cms/content/campaigns/fields.ts'
import { storedForm } from '../../cms/content/campaigns/form.ts'
import type { templates } from '../../cms/content/campaigns/templates.ts'
import { audits } from '../../cms/documents/audit/audits.ts'
import type { Role } from '../../cms/rights/roles.ts'
import type { TestDatabase } from './databases.ts'
import { pushedPayload } from './pushedPayload.ts'

/** Campaigns and units as far as returns and targets read them. */
const campaigns: CollectionConfig = {
  slug: 'campaigns',
  fields: [
    { name: 'title', type: 'text' },
    { name: 'year', type: 'number' },
    { name: 'unit', type: 'text' },
    { name: 'kinds', type: 'json' },
    { name: '_status', type: 'text' },
    { name: 'deletedAt', type: 'date' },
    ...privateFields,
  ],
}
const units: CollectionConfig = {
  slug: 'units',
  fields: [
    { name: 'name', type: 'text' },
    { name: 'parent', type: 'text' },
  ],
}

/** Somebody who asks. */
export interface Person {
  id: string
  name: string
  role: Role
  unit?: string
}

/** How a campaign is made: its period ends so many days from now, and locks 10 days later. */
interface CampaignMade {
  endsIn?: number
  template?: keyof typeof templates
  kinds?: readonly string[]
}

/** What an endpoint answered. */
export interface Told<T> {
  status: number
  body: T
  /** Of a refusal. */
  code: string | undefined
  message: string
}

export type GrassrootsWorld = Awaited<ReturnType<typeof grassrootsWorld>>

/** A database with a tree of units and campaigns, and endpoints that are asked without a server. @param hooks of campaigns */
export async function grassrootsWorld(
  create: TestDatabase['create'],
  more: CollectionConfig[],
  endpoints: Endpoint[],
  hooks: CollectionConfig['hooks'] = {},
) {
  const place = create()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-grassroots-'))
  const { payload } = await pushedPayload(dataDir, place.url, {
    collections: [{ ...campaigns, hooks }, units, audits, ...more],
  })
  const answer = async (person: Person, method: 'GET' | 'POST', address: string, sent: object): Promise<Response> => {
    const endpoint = endpoints.find((one) => one.path === address && one.method === method.toLowerCase())
    if (endpoint === undefined) throw new Error(`no endpoint ${address}`)
    const req = await createLocalReq({ user: { ...person, collection: 'users' } as never }, payload)
    Object.assign(req, { query: { ...sent }, json: async () => structuredClone(sent) })
    return endpoint.handler(req)
  }
  return {
    payload,
    close: async () => {
      await payload.destroy()
      await place.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
    makeUnit: async (name: string, parent?: string): Promise<string> =>
      String((await payload.db.create({ collection: 'units', data: { name, parent: parent ?? null } }))['id']),
    makeCampaign: async (unit: string, { endsIn = 10, ...of }: CampaignMade = {}) => {
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
      const { form, formMeasures } = storedForm(of.template ?? 'byChannel')
      const measures = formMeasures.map((one) => ({ id: randomUUID(), ...one }))
      const periods = [
        {
          id: randomUUID(),
          label: '全年',
          ...{ from: day(endsIn - 40), to: day(endsIn), due: day(endsIn + 2), locks: day(endsIn + 10) },
        },
      ]
      const made = await payload.db.create({
        collection: 'campaigns',
        data: {
          ...{
            title: '文化活动进基层',
            year: 2026,
            unit,
            kinds: of.kinds ?? ['performance', 'film'],
            _status: 'published',
          },
          ...{ form, formMeasures: measures, periods },
        },
      })
      const [period] = made['periods'] as { id: string }[]
      return { campaign: String(made['id']), period: period?.id ?? '' }
    },
    /** Has a file made, as somebody. */
    file: async (person: Person, address: string, sent: object): Promise<{ name: string; bytes: Uint8Array }> => {
      const response = await answer(person, 'GET', address, sent)
      const [, name = ''] = /filename\*=UTF-8''(\S+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
      return { name: decodeURIComponent(name), bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    /** Asks an endpoint, as somebody. @param sent in the address or as JSON */
    ask: async <T>(person: Person, method: 'GET' | 'POST', address: string, sent: object): Promise<Told<T>> => {
      try {
        const response = await answer(person, method, address, sent)
        return { status: response.status, body: (await response.json()) as T, code: undefined, message: '' }
      } catch (error) {
        const { status, message, data } = error as { status?: number; message: string; data?: { code: string } }
        if (status === undefined) throw error
        return { status, body: {} as T, code: data?.code, message }
      }
    },
  }
}
