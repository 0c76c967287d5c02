import { ValidationError } from 'payload'
import { expect, it } from 'vitest'
import { placeInTree } from '../../../cms/people/units/placeInTree.ts'
import { trimTexts } from '../../../cms/documents/fields/trimTexts.ts'

/** Asks whether a unit may be moved below one of its own children, with spaces around that one's id. */
async function move(hooks: readonly (typeof placeInTree)[]): Promise<unknown> {
  const parents = new Map([['child', 'unit']])
  const db = {
    findOne: async ({ where }: { where: { id: { equals: string } } }) => ({
      id: where.id.equals,
      parent: parents.get(where.id.equals),
    }),
    find: async () => ({ docs: [] }),
  }
  let data: unknown = { parent: ' child ' }
  for (const hook of hooks)
    data = await hook({ data, originalDoc: { id: 'unit' }, req: { payload: { db }, t: String } } as never)
  return data
}

it('should keep the units a tree, whether the spaces around an id are taken off before or afterwards', async () => {
  const hooks = [placeInTree, trimTexts]
  await expect(move(hooks)).rejects.toThrow(ValidationError)
  await expect(move(hooks.toReversed())).rejects.toThrow(ValidationError)
})
