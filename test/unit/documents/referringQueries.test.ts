import { describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { queryProblem } from '../../../cms/documents/queries/queryProblem.ts'
import { searchedIn } from '../../../cms/documents/queries/searched.ts'
import { referringPaths } from '../../../cms/documents/references/referringPaths.ts'

const config = await configured
const isId = idsOf('sqlite')

describe('what refers to an entry', () => {
  it('should be looked for by every field that can refer to it, and by no two at once', () => {
    const asked = config.collections.flatMap((collection) => {
      const paths = config.collections.flatMap(({ slug }) => referringPaths(collection.flattenedFields, slug))
      return paths.map(({ path }) => ({ searched: { ...searchedIn(config, collection), isId }, path }))
    })
    expect(asked.map(({ path }) => path)).toContain('programme.performers')
    for (const { searched, path } of asked)
      expect([path, queryProblem(searched, { where: { [path]: { in: ['a'] } } })]).toEqual([path, undefined])
  })

  it('should leave no room for texts and lists of other documents that Payload fails on', () => {
    const searchedOf = (name: string) => {
      const collection = config.collections.find(({ slug }) => slug === name)
      return collection && { ...searchedIn(config, collection), isId }
    }
    for (const [library, path] of [
      ['courses', 'venue.facilities'],
      ['activities', 'dates.venue.facilities'],
      ['courses', 'version.venue.facilities'],
      ['brands', 'editions.performances.programme.performers'],
    ] as const) {
      const searched = searchedOf(library) ?? { fields: [], fieldsOf: () => undefined, isId }
      expect([path, queryProblem(searched, { where: { [path]: { in: 'x' } } })]).not.toContain(undefined)
      expect([path, queryProblem(searched, { sort: path })]).not.toContain(undefined)
    }
  })
})
