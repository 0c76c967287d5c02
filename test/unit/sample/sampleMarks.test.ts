import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { markedDocuments } from '../../../cms/features/sample/marks.ts'

it('should take for sample content only what has the mark of a file and was made by nobody, every copy of it', async () => {
  const docs = [
    { id: '1', sample: 'works/a' },
    { id: '2', sample: 'works/a' },
    { id: '3', sample: 'works/a' },
    { id: '4', sample: 'works/anything' },
    { id: '5', sample: 'notices/a' },
    { id: '6', sample: null },
  ]
  const madeByPeople = ['works/3', 'works/6']
  const payload = {
    find: async () => ({ docs }),
    db: {
      find: async ({
        where,
      }: {
        where: { and: [{ document: { in: string[] } }, { action: { equals: string } }] }
      }) => ({
        docs: where.and[0].document.in
          .filter((name) => where.and[1].action.equals === 'create' && madeByPeople.includes(name))
          .map((document) => ({ document })),
      }),
    },
  } as unknown as Payload
  expect(await markedDocuments(payload, 'works', ['a', 'b'])).toEqual({
    made: [
      { mark: 'works/a', id: '1' },
      { mark: 'works/a', id: '2' },
    ],
    others: ['works/3', 'works/4', 'works/5'],
  })
})
