import type { BeforeListTableServerProps } from 'payload'
import { expect, it } from 'vitest'
import { PeopleNote } from '../../../cms/documents/search/admin/PeopleNote.tsx'
import { lookForForms, markCut } from '../../../cms/documents/search/searchByText.ts'
import configured from '../../../cms/payload.config.ts'

const config = await configured

/** The list of a collection that is searched, where so many people are called so, and the note above it. */
async function searched(slug: string, search: string | undefined, people: number) {
  const collection = config.collections.find((one) => one.slug === slug)
  const asked: string[] = []
  const find = async ({ collection: of, limit }: { collection: string; limit: number }) => {
    asked.push(of)
    return { docs: of === 'talents' ? Array.from({ length: Math.min(people, limit) }, (_, id) => ({ id })) : [] }
  }
  const req = { user: { id: 'u' }, payload: { find }, context: {} }
  const where = search === undefined ? {} : { or: [{ title: { like: search } }, { searchText: { like: search } }] }
  const given = { collection, req, operation: 'read' }
  const args = await lookForForms({ ...given, args: { where, draft: true } } as never)
  const data = (await markCut({ ...given, args, result: { docs: [] } } as never)) as object
  const lookedUp = asked.length
  const note = PeopleNote({ data: { ...data }, searchParams: { search } } as unknown as BeforeListTableServerProps)
  // what the search has found is all that the note needs
  expect(asked.length).toBe(lookedUp)
  return { note, text: JSON.stringify(data) }
}

it('should say above a list that not all were looked for when a name is too frequent, and else nothing', async () => {
  const { note, text } = await searched('works', '李', 501)
  expect(JSON.stringify(note?.props)).toContain('"role":"status"')
  expect([note?.props as { children: unknown }].map(({ children }) => [children].flat().join(''))).toEqual([
    '名字里有「李」的人太多，只找了最近改过的一部分人参加的条目。请把姓名写全再找。',
  ])
  // no client is told of it otherwise
  expect(text).toBe('{"docs":[]}')
  for (const [search, people] of [
    ['李', 500],
    ['  ', 501],
    [undefined, 501],
  ] as const)
    expect((await searched('works', search, people)).note).toBeNull()
  // where nobody is named there is nothing to say
  expect((await searched('files', '李', 501)).note).toBeNull()
})

it('should stand above the list of every collection that is searched by a title', () => {
  const place = '/documents/search/admin/PeopleNote#PeopleNote'
  const without = config.collections
    .filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === 'searchText'))
    .filter(({ admin }) => !JSON.stringify(admin.components?.beforeListTable ?? []).includes(place))
  expect(without.map(({ slug }) => slug)).toEqual([])
})
