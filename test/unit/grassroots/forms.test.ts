import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveryChannels, deliveryKinds, deliveryLevels, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { crossFoot } from '../../../cms/features/grassroots/form/crossFoot.ts'
import { addedUp, differences, filledFrom, type Sums } from '../../../cms/features/grassroots/form/fill.ts'
import { cellKey, cellsOf, formTemplate } from '../../../cms/content/campaigns/template.ts'
import { templates } from '../../../cms/content/campaigns/templates.ts'

const kinds = valuesOf(deliveryKinds)
const delivered: fc.Arbitrary<Sums> = fc.record({
  kind: fc.constantFrom(...kinds),
  level: fc.constantFrom(...valuesOf(deliveryLevels)),
  channel: fc.constantFrom(...valuesOf(deliveryChannels)),
  sessions: fc.nat({ max: 50 }),
  people: fc.nat({ max: 100_000 }),
  mediaReports: fc.nat({ max: 20 }),
})
const template = fc.constantFrom(...Object.values(templates))
const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0)

describe('a form', () => {
  it('should be one that is taken, with as many cells as its paper has', () => {
    for (const one of Object.values(templates)) expect(formTemplate.safeParse(one).error).toBeUndefined()
    expect(cellsOf(templates.byLevel, kinds)).toHaveLength(30)
    expect(cellsOf(templates.byChannel, kinds)).toHaveLength(20)
    expect(cellsOf(templates.coverage, kinds)).toHaveLength(5)
  })

  it('should hold all that was delivered, to the last person', () => {
    fc.assert(
      fc.property(template, fc.array(delivered, { maxLength: 30 }), (form, all) => {
        const values = filledFrom(form, kinds, all)
        const of = (measure: string) =>
          sum(Object.entries(values).flatMap(([key, n]) => (key.split('/')[1] === measure ? [n] : [])))
        expect(of('sessions')).toBe(sum(all.map((one) => one.sessions)))
        expect(of('participants') + of('coverage')).toBe(sum(all.map((one) => one.people)))
      }),
    )
  })

  it('should be the sum of the forms of its parts, however these are divided', () => {
    fc.assert(
      fc.property(template, fc.array(fc.array(delivered, { maxLength: 8 }), { maxLength: 6 }), (form, parts) => {
        const whole = filledFrom(form, kinds, parts.flat())
        const added = addedUp(parts.map((part) => filledFrom(form, kinds, part)))
        expect(differences(form, kinds, whole, added)).toEqual([])
      }),
    )
  })

  it('should name the very cell where a stated sum is not that of its parts', () => {
    const values = {
      [cellKey('film', 'sessions', 'online')]: 2,
      [cellKey('film', 'sessions', 'offline')]: 3,
      [cellKey('film', 'participants', 'online')]: 40,
      [cellKey('film', 'participants', 'offline')]: 60,
    }
    const stated = { [cellKey('film', 'sessions', 'sum')]: 5, [cellKey('film', 'participants', 'sum')]: 110 }
    expect(crossFoot(templates.byChannel, kinds, values, stated)).toEqual([
      { key: 'film/participants/sum', message: '「送电影 合计 参加人数」填的是 110，各栏加起来是 100。请核对这一行。' },
    ])
  })

  it('should name the cell where people came to nothing, or nobody to something', () => {
    const values = { [cellKey('film', 'participants', 'online')]: 40, [cellKey('lecture', 'sessions', 'offline')]: 1 }
    expect(crossFoot(templates.byChannel, kinds, values).map(({ message }) => message)).toEqual([
      '「送电影 线上 参加人数」是 40，场次却是 0。请补上场次，或改成 0。',
      '「送讲座 线下 参加人数」是 0，场次却是 1。请补上人数，或把场次改成 0。',
    ])
    expect(crossFoot(templates.coverage, [], { [cellKey(undefined, 'coverage', 'online')]: 12_000 })[0]?.message).toBe(
      '「线上 覆盖人数（万人次）」是 1.20，场次却是 0。请补上场次，或改成 0。',
    )
  })
})
