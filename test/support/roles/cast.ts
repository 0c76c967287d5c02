import { type Role, roles } from '../../../cms/rights/roles.ts'
import { type Api, login, visitor } from '../api.ts'
import type { TestServer } from '../server.ts'

/** Where a document belongs, seen from the unit editor. */
export const places = ['own', 'below', 'other'] as const
export type Place = (typeof places)[number]

/** Whoever knocks: every role, and somebody who is not logged in. */
export type Actor = Role | 'visitor'
export const actors: Actor[] = [...(Object.keys(roles) as Role[]), 'visitor']

/** Units and accounts to try every rule with. */
export interface Cast {
  /** Unit ids: `own` has `below` below it, `other` stands beside it. */
  units: Record<Place, string>
  as: Record<Actor, Api>
  /** Account ids. */
  accounts: Record<Role, string>
}

/** Makes units and an account of every role. The unit editor belongs to `own`. */
export async function castOf(server: TestServer, administrator: Api): Promise<Cast> {
  const make = async (collection: string, data: object): Promise<string> => {
    const { status, body } = await administrator.request<{ doc: { id: string } }>('POST', `/api/${collection}`, data)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body.doc.id
  }
  const county = await make('units', { name: '花城区总工会', level: 'county' })
  const own = await make('units', { name: '花城教育工会', level: 'industry', parent: county })
  const below = await make('units', { name: '花城第一小学工会', level: 'grass-roots', parent: own })
  const other = await make('units', { name: '花城建设工会', level: 'industry', parent: county })
  const as: Partial<Record<Actor, Api>> = { visitor: visitor(server) }
  const accounts: Partial<Record<Role, string>> = {}
  for (const role of Object.keys(roles) as Role[]) {
    const email = `${role}@example.org`
    const password = 'songs-for-workers'
    const unit = role === 'unit-editor' ? own : null
    accounts[role] = await make('users', { name: roles[role], email, password, role, unit })
    as[role] = await login(server, email, password)
  }
  return { units: { own, below, other }, as: as as Cast['as'], accounts: accounts as Cast['accounts'] }
}
