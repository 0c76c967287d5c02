import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellsOf } from '../../../cms/content/campaigns/template.ts'
import { templates } from '../../../cms/content/campaigns/templates.ts'
import { isSameForm } from '../../../cms/features/grassroots/returns/check.ts'
import configured from '../../../cms/payload.config.ts'

it('should be hooks of campaigns, and of what these name: of units and pictures, and of nothing else', async () => {
  const { collections } = await configured
  const of = (name: string) =>
    collections
      .filter(({ hooks }) => [...hooks.beforeChange, ...hooks.beforeDelete].some((hook) => hook.name === name))
      .map(({ slug }) => slug)
  expect([of('keepReported'), of('keepReportedThere')]).toEqual([['campaigns'], ['campaigns']])
  expect([of('keepLeaders'), of('keepReporters')]).toEqual([['units'], ['units']])
  expect([of('keepPhotos'), of('keepPhotosAsTheyAre')]).toEqual([['media'], ['media']])
  expect(of('keepAwaited')).toEqual(expect.arrayContaining(['teams', 'talents', 'services', 'units']))
  expect(of('keepAwaited')).toHaveLength(4)
})

it('should know a form again in other words and another order, and not with other cells', () => {
  const kinds = fc.uniqueArray(fc.constantFrom('performance', 'film', 'lecture', 'training'), { minLength: 1 })
  const form = fc.record({ template: fc.constantFrom(...Object.values(templates)), kinds })
  fc.assert(
    fc.property(form, form, (one, other) => {
      const { template, kinds: some } = one
      const again = { template: { ...template, title: '别的题目', hasSum: !template.hasSum }, kinds: some.toReversed() }
      expect(isSameForm(one, again)).toBe(true)
      const keys = ({ template: of, kinds: all }: typeof one) =>
        cellsOf(of, all)
          .map(({ key }) => key)
          .sort()
      if (JSON.stringify(keys(one)) !== JSON.stringify(keys(other))) expect(isSameForm(one, other)).toBe(false)
    }),
  )
})
