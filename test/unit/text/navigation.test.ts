import { expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { groupOf, navigation } from '../../../site/text/navigation.ts'

it('should lead to every library, in at most six groups', () => {
  const sections = navigation.flatMap(({ links }) => links.map(({ section }) => section))
  expect(navigation.length).toBeLessThanOrEqual(6)
  expect(sections).toEqual(expect.arrayContaining([...pageCollections]))
  for (const library of pageCollections) expect(sections.filter((section) => section === library)).toHaveLength(1)
})

it('should know where one is, and that home is in no group', () => {
  expect(groupOf('talents')?.name).toBe('作品人才')
  expect(groupOf('home')).toBeUndefined()
})
