import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../../../cms/payload.config.ts'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type Actor, actors, type Cast, castOf, type Place, places } from '../../support/roles/cast.ts'
import { entryOperations, make, type Specimens, spoiling, stateOf } from '../../support/roles/entries.ts'
import {
  classOf,
  entryExpectations,
  type EntryOperation,
  globals,
  type Reach,
  reaches,
  sharedEntryExpectations,
} from '../../support/roles/expectations.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const { collections, globals: configured, graphQL } = await config
const operations = Object.keys(entryExpectations) as EntryOperation[]

it('should have an expectation for every collection and global', () => {
  expect(collections.map(({ slug }) => slug).sort()).toEqual(Object.keys(classOf).sort())
  expect(configured.map(({ slug }) => slug)).toEqual(globals)
  const withPages = Object.keys(classOf).filter((slug) => classOf[slug]?.toLowerCase().endsWith('entries'))
  expect(withPages.sort()).toEqual([...pageCollections].sort())
  expect(graphQL.disable).toBe(true)
})

/**
 * The rules are the same code for all of a kind (`classOf`) and on both databases, test/unit/rights asks all of them, and a
 * collection takes half a minute here: `npm test` makes do with one of each kind, and on MongoDB with two of them.
 * GONGYUN_RUNS=1 npm test -- roles tries all on both.
 */
const tried: Readonly<Record<string, readonly PageCollection[]>> = {
  SQLite: ['works', 'talents', 'venues', 'activities'],
  MongoDB: ['talents', 'activities'],
}

onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'warn' } })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const isWhole = process.env['GONGYUN_RUNS'] !== undefined

  describe.each(isWhole ? [...pageCollections] : (tried[name] ?? []))('%s', (collection) => {
    let specimens: Specimens

    beforeAll(async () => {
      specimens = await eachPlace((place) => specimensOf(collection, cast.units[place]))
    })

    /** Whoever reaches the unit farthest off reaches the nearer ones; where the matrix says `theirs`, all are tried. */
    const needsTrying = ({ reach, place }: Attempt): boolean => reach !== 'all' || place === 'other'

    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      const attempts = attemptsOf(collection, actor).filter(needsTrying)
      const forbidden = attempts.filter(({ isExpected }) => !isExpected)
      const before = await states()
      expect(await done(actor, forbidden)).toEqual([])
      expect(await states()).toEqual(before)

      const allowed = attempts.filter(({ isExpected }) => isExpected)
      expect(await done(actor, allowed)).toEqual(allowed.map(nameOf))
    })

    /** Tries one after the other. @returns what was done */
    async function done(actor: Actor, attempts: Attempt[]): Promise<string[]> {
      const names: string[] = []
      for (const attempt of attempts) {
        const { operation, place } = attempt
        const isDone = await entryOperations[operation]({
          api: cast.as[actor],
          staff,
          collection,
          unit: cast.units[place],
          otherUnit: place === 'other' ? cast.units.own : cast.units.other,
          ...specimens[place],
        })
        if (!isDone) continue
        names.push(nameOf(attempt))
        const spoiled = spoiling.get(operation)
        if (spoiled) specimens[place][spoiled] = await make[spoiled](staff, collection, cast.units[place])
      }
      return names
    }

    const states = () =>
      eachPlace(async (place) => [
        await stateOf(staff, collection, specimens[place].draft),
        await stateOf(staff, collection, specimens[place].published),
      ])
  })

  async function specimensOf(collection: PageCollection, unit: string) {
    return {
      draft: await make.draft(staff, collection, unit),
      published: await make.published(staff, collection, unit),
    }
  }
})

interface Attempt {
  operation: EntryOperation
  place: Place
  reach: Reach
  isExpected: boolean
}

const nameOf = ({ operation, place }: Attempt): string => `${operation}, ${place}`

function attemptsOf(collection: PageCollection, actor: Actor): Attempt[] {
  return operations.flatMap((operation) => {
    const shared = classOf[collection] === 'sharedEntries' ? sharedEntryExpectations[operation] : undefined
    const reach = (shared ?? entryExpectations[operation])[actor]
    return places.map((place) => ({ operation, place, reach, isExpected: reaches(reach, place) }))
  })
}

async function eachPlace<T>(work: (place: Place) => Promise<T>): Promise<Record<Place, T>> {
  const done = await Promise.all(places.map(async (place) => [place, await work(place)] as const))
  return Object.fromEntries(done) as Record<Place, T>
}
