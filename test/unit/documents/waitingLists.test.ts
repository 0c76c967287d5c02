import { expect, it } from 'vitest'
import { waitingLists } from '../../../cms/documents/rows/waitingLists.ts'

it('should name the lists with a row that nobody has drawn yet', () => {
  const row = (id: string, isLoading?: boolean) => ({ id, ...(isLoading !== undefined && { isLoading }) })
  const fields = {
    title: { value: '夜校' },
    programme: { rows: [row('a', false), row('b', true)] },
    showings: { rows: [row('c'), row('d', false)] },
    'showings.1.notes': { rows: [row('e', true)] },
    lines: { rows: [] },
  }
  expect(waitingLists(fields)).toEqual(['programme', 'showings.1.notes'])
})
