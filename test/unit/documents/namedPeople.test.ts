import fc from 'fast-check'
import type { FlattenedField, PayloadRequest, Where } from 'payload'
import { expect, it } from 'vitest'
import { namingPeople } from '../../../cms/documents/search/namedPeople.ts'

interface Entry {
  id: string
  talents: string[]
  teams: string[]
  leader: string[]
}

const relation = (name: string, relationTo: string): FlattenedField =>
  ({ type: 'relationship', name, relationTo, hasMany: true }) as FlattenedField
const fields = [relation('talents', 'talents'), relation('leader', 'talents'), relation('teams', 'teams')]

const surname = fc.constantFrom('李', '王', '欧阳')
const given = fc.constantFrom('明', '芳', '李', '小王')
const people = fc.array(fc.tuple(surname, given), { maxLength: 12 })
const naming = (most: number) => fc.array(fc.nat(most), { maxLength: 4 })
const entries = fc.array(fc.record({ talents: naming(12), leader: naming(12), teams: naming(12) }), { maxLength: 20 })

/** Collections that answer the two questions that are asked of them. */
function requestOf(names: Record<'talents' | 'teams', string[]>, all: readonly Entry[]): PayloadRequest {
  const find = async ({ collection, where, limit }: { collection: string; where: Where; limit: number }) => {
    if (collection === 'talents' || collection === 'teams') {
      const { like } = where['searchText'] as { like: string }
      const found = names[collection].flatMap((name, index) =>
        name.includes(like) ? [{ id: `${collection}-${index}` }] : [],
      )
      return { docs: found.slice(0, limit) }
    }
    const [[field, condition] = ['', {}]] = Object.entries(where)
    const ids = new Set((condition as { in: string[] }).in)
    return { docs: all.filter((one) => one[field as 'talents'].some((id) => ids.has(id))).slice(0, limit) }
  }
  return { context: {}, payload: { find } } as unknown as PayloadRequest
}

it('should find every entry that names somebody so called, or say that there are more', async () => {
  const bounds = fc.record({ mostPeople: fc.integer({ min: 1, max: 8 }), mostNaming: fc.integer({ min: 1, max: 12 }) })
  await fc.assert(
    fc.asyncProperty(people, people, entries, surname, bounds, async (talents, teams, written, typed, most) => {
      const names = { talents: talents.map((one) => one.join('')), teams: teams.map((one) => one.join('')) }
      const all = written.map((one, index): Entry => {
        const idsOf = (slug: string, numbers: number[]) => numbers.map((number) => `${slug}-${number}`)
        return {
          id: `entry-${index}`,
          talents: idsOf('talents', one.talents),
          leader: idsOf('talents', one.leader),
          teams: idsOf('teams', one.teams),
        }
      })
      const searched = { collection: 'works' as const, fields, draft: true }
      const { ids, isCut } = await namingPeople(typed, searched, requestOf(names, all), most)
      const isCalled = (name: string): boolean => {
        const [slug = '', index = ''] = name.split('-')
        return names[slug as 'talents'][Number(index)]?.includes(typed) === true
      }
      const naive = all
        .filter((one) => [...one.talents, ...one.leader, ...one.teams].some(isCalled))
        .map(({ id }) => id)
      expect(naive).toEqual(expect.arrayContaining([...ids]))
      if (!isCut) expect([...ids].sort()).toEqual(naive.sort())
      expect(ids.size).toBeLessThanOrEqual(most.mostNaming)
      // nobody is told so for nothing
      const called = (of: string[]) => of.filter((name) => name.includes(typed)).length
      if (Math.max(called(names.talents), called(names.teams)) <= most.mostPeople && naive.length <= most.mostNaming)
        expect(isCut).toBe(false)
    }),
    { numRuns: 300 },
  )
})
