import { describe, expect, it } from 'vitest'
import { collections, globals } from '../../../cms/capabilities.ts'
import { walk } from '../../../cms/base/fieldTree/walk.ts'

/** The rules that lists have of their own, by where the list stands. */
const rules = [...collections, ...globals].flatMap(({ slug, fields }) =>
  [...walk(fields)].flatMap(({ field }) =>
    field.type === 'array' && 'validate' in field && field.validate !== undefined
      ? [{ where: `${slug}.${field.name}`, validate: field.validate as (value: unknown, options: object) => unknown }]
      : [],
  ),
)
const options = { data: { signUpHere: { isOn: true, seats: 3 } }, siblingData: {}, path: ['list'] }

describe('a list that has a rule of its own', () => {
  it('should be found', () => {
    expect(rules.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['activities.signUpQuotas', 'synonyms.groups', 'site.prices', 'campaigns.periods']),
    )
  })

  it.each(rules)('should be right when it is empty, however a form says so: $where', async ({ validate }) => {
    for (const empty of [0, [], undefined, null]) expect(await validate(empty, options)).toBe(true)
  })
})
