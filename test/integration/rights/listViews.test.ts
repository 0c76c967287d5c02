import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../../../cms/payload.config.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { type Cast, castOf, type Place } from '../../support/roles/cast.ts'
import { roles } from '../../../cms/rights/roles.ts'
import { inSeconds, plan } from '../../support/schedules.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const { collections } = await config
const slugs = collections.map(({ slug }) => slug).filter((slug) => !slug.startsWith('payload-'))
/** Where the unit editor's are, and where another unit's. */
const sides = ['own', 'other'] as const satisfies readonly Place[]
const day = 24 * 3600
/** What a notice needs to be planned. */
const notice = { kind: 'notice', date: '2026-11-21T00:00:00.000Z' }

/** What the server draws shows nobody more than the API gives, which the role tests hold to the table of rights. */
onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  /** A word in the title of each entry, by where it is. */
  const wordOf = (side: Place): string => (side === 'own' ? '甲乙丙丁' : '子丑寅卯')

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    await staff.request('POST', '/api/globals/newsroom', { separateReview: false, keepMonths: 36 })
    for (const side of sides)
      for (const collection of pageCollections) {
        const ownerUnit = cast.units[side]
        const name = `${wordOf(side)}${collection}`
        const of = {
          ...titled(collection, name),
          ...(collection === 'notices' && notice),
          ownerUnit,
          slug: `${side}-${collection}`,
        }
        const entry = await createEntry(staff, collection, { ...of, _status: 'draft' })
        if (collection === 'notices') await plan(staff, `notices/${entry.id}`, 'publish', inSeconds(30 * day))
      }
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  describe.each(Object.keys(roles) as (keyof typeof roles)[])('for the %s', (role) => {
    it.each(slugs)('the list of %s should show what the API gives, and no more', async (slug) => {
      const api = cast.as[role]
      const { body } = await api.request('GET', `/api/${slug}?draft=true&limit=100&depth=0`)
      const response = await fetch(`${server.url}/admin/collections/${slug}?limit=100`, {
        headers: { Authorization: `JWT ${api.token}` },
      })
      const [given, drawn] = [JSON.stringify(body), await response.text()]
      for (const side of sides)
        expect([slug, side, drawn.includes(wordOf(side)) && !given.includes(wordOf(side))]).toEqual([slug, side, false])
      // a page on which nothing is drawn would show nobody anything
      if (pageCollections.some((collection) => collection === slug))
        expect([slug, drawn.includes(wordOf('own'))]).toEqual([slug, given.includes(wordOf('own'))])
    })
  })
})

function titled(collection: string, name: string): object {
  const config = collections.find(({ slug }) => slug === collection)
  return { [config?.admin.useAsTitle ?? 'title']: name }
}
