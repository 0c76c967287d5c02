import type { BeforeListTableServerProps } from 'payload'
import { expect, it } from 'vitest'
import { PeopleNote } from '../../../cms/documents/search/admin/PeopleNote.tsx'
import configured from '../../../cms/payload.config.ts'

const config = await configured

/** The note above the list of a collection, where so many people have the name that is searched for. */
function noteOf(slug: string, search: unknown, people: number, user: object | null = { id: 'u' }) {
  const collectionConfig = config.collections.find((one) => one.slug === slug)
  const find = async ({ collection, limit }: { collection: string; limit: number }) => ({
    docs: collection === 'talents' ? Array.from({ length: Math.min(people, limit) }, (_, id) => ({ id })) : [],
  })
  const payload = { find, config, collections: {} }
  return PeopleNote({
    collectionConfig,
    payload,
    searchParams: { search },
    user,
  } as unknown as BeforeListTableServerProps)
}

it('should say above a list that not all were looked for when a name is too frequent, and else nothing', async () => {
  const note = await noteOf('works', '李', 501)
  expect(JSON.stringify(note?.props)).toContain('"role":"status"')
  expect([note?.props as { children: unknown }].map(({ children }) => [children].flat().join(''))).toEqual([
    '名字里有「李」的人太多，只找了最近改过的一部分人参加的条目。请把姓名写全再找。',
  ])
  for (const [search, people, user] of [
    ['李', 500],
    ['  ', 501],
    [undefined, 501],
    ['李', 501, null],
  ] as const)
    expect(await noteOf('works', search, people, user === null ? null : undefined)).toBeNull()
  // where nobody is named there is nothing to say
  expect(await noteOf('files', '李', 501)).toBeNull()
})

it('should stand above the list of every collection that is searched by a title', () => {
  const place = '/documents/search/admin/PeopleNote#PeopleNote'
  const without = config.collections
    .filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === 'searchText'))
    .filter(({ admin }) => !JSON.stringify(admin.components?.beforeListTable ?? []).includes(place))
  expect(without.map(({ slug }) => slug)).toEqual([])
})
