import fc from 'fast-check'
import type { Where } from 'payload'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../../cms/rights/cells.ts'
import type { Role } from '../../../cms/rights/roles.ts'
import { audits, entries, imports, tables } from '../../../cms/rights/tables.ts'
import { may, type Staff, verdict } from '../../../cms/rights/verdict.ts'
import { refusal } from '../../../cms/features/review/rules.ts'
import { type Actor, actors } from '../../support/roles/cast.ts'
import { beside } from '../../support/roles/verdicts.ts'

describe('a row', () => {
  const rows = tables.flatMap((table) => Object.values<Row>(table.rows))
  const found = fc.constantFrom<Where | false>(false, { ownerUnit: { in: ['own'] } })

  it('should give nothing to whoever is not logged in, or has a role that there is no more', () => {
    const stranger = fc.constantFrom(null, undefined, { id: '1', role: 'guest' as Role, unit: 'own' })
    fc.assert(
      fc.property(fc.constantFrom(...rows), stranger, found, (row, user, documents) => {
        expect(verdict(row, user, { found: documents })).toBe(false)
      }),
    )
  })

  it('should give a unit editor no documents where none are found, and never more than are found', () => {
    const user = { id: '1', role: 'unit-editor', unit: 'own' } as const
    const ofUnits = rows.filter(
      (row) => /Units/.test(row['unit-editor']) && row['unit-editor'] !== 'ownUnitsAndPublished',
    )
    fc.assert(
      fc.property(fc.constantFrom(...ofUnits), found, fc.boolean(), (row, documents, isPublished) => {
        const answer = verdict(row, user, { found: documents, data: { _status: isPublished ? 'published' : 'draft' } })
        expect([false, documents]).toContainEqual(
          typeof answer === 'object' && 'and' in answer ? answer.and?.[0] : answer,
        )
      }),
    )
  })
})

describe('what is done beside the documents', () => {
  const staff = (actor: Actor, unit: string | null = 'own'): Staff | null =>
    actor === 'visitor' ? null : { id: actor, role: actor, unit: actor === 'unit-editor' ? unit : null }
  const whoMay = (isAllowed: (actor: Actor) => boolean) => actors.filter(isAllowed)

  it('should be for those that are written by hand', () => {
    const { bring, publishImport, seeImport } = imports.rows
    const { publish } = entries.rows
    const draft = { stage: 'draft', writers: [], menders: [], isLive: false } as const
    expect({
      'publish, by the review': whoMay((actor) => {
        const person = staff(actor)
        return person !== null && refusal('publish', person, draft, true) === undefined
      }),
      'publish, by the table': whoMay((actor) => may(publish, staff(actor))),
      'bring a table': whoMay((actor) => may(bring, staff(actor))),
      'publish what one brings': whoMay((actor) => may(publishImport, staff(actor))),
      "see others' imports": whoMay((actor) => may(seeImport, staff(actor), 'another')),
      'see own imports': whoMay((actor) => may(seeImport, staff(actor), actor)),
      'see addresses on a timeline': whoMay((actor) => may(audits.rows.read, staff(actor))),
    }).toEqual(beside)
    expect(may(bring, staff('unit-editor', null))).toBe(false)
    expect(may(bring, staff('unit-editor', 'gone'))).toBe(true)
  })
})
