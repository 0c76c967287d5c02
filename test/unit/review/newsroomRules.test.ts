import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../cms/rights/roles.ts'
import { type Plan, planWrite, type Write } from '../../../cms/features/review/planWrite.ts'
import { type Person, refusal, type Step, steps, type Text } from '../../../cms/features/review/rules.ts'
import type { Stage } from '../../../cms/features/review/stages.ts'

const people: Person[] = [
  { id: 'a', role: 'administrator' },
  { id: 'e', role: 'editor' },
  { id: 'f', role: 'editor' },
  { id: 'r', role: 'reviewer' },
  { id: 'u', role: 'unit-editor' },
]
const draft: Text = { stage: 'draft', writers: [], isLive: false }

const plan = (write: Partial<Write>): Plan => {
  const person = 'person' in write ? write.person : people[1]
  return planWrite({
    kind: 'update',
    writer: person?.id,
    person,
    text: draft,
    isChanged: false,
    publishes: false,
    unpublishes: false,
    step: undefined,
    comment: undefined,
    isSeparate: true,
    ...write,
  })
}

const person = fc.constantFrom(...people)
const comment = fc.constantFrom(undefined, ' ', '请补上时间')
const deed = fc.record({
  person,
  kind: fc.constantFrom('update' as const, 'update' as const, 'restore' as const),
  isChanged: fc.boolean(),
  publishes: fc.boolean(),
  step: fc.option(fc.constantFrom(...steps), { nil: undefined }),
  comment,
})

/** A text with all that ever happened to it: who had a hand in what it says, and who looked at exactly this. */
interface History {
  text: Text
  wrote: Set<string>
  approved: Set<string>
}

describe('publishing many that were chosen in a list', () => {
  it('should take only what was submitted, from whoever reviews, while writing and review are apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Stage>('draft', 'in-review', 'returned', 'approved'),
        fc.constantFrom('administrator', 'editor', 'reviewer'),
        fc.boolean(),
        fc.boolean(),
        (stage, role, isSeparate, isOneOfMany) => {
          const person = { id: 'x', role: role as Role }
          const text = { stage, writers: ['w'], isLive: false }
          const planned = plan({ person, writer: 'x', text, publishes: true, isSeparate, isOneOfMany })
          const isRefused = isOneOfMany && isSeparate && stage !== 'in-review' && stage !== 'approved'
          const isOverride = role === 'administrator'
          expect('refusal' in planned).toBe(isRefused)
          if ('refusal' in planned && !isOverride) expect(planned.refusal.code).toBe('many-unsubmitted')
        },
      ),
    )
  })
})

describe('the review', () => {
  it('should let nobody but an administrator with a reason publish what one person alone wrote and saw', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
        const now: History = { text: draft, wrote: new Set(), approved: new Set() }
        const versions: { text: Text; wrote: Set<string> }[] = []
        for (const { step, ...given } of deeds) {
          const publishes = given.publishes || step === 'publish' || step === 'override'
          const isRestored = given.kind === 'restore' && versions.length > 0
          const source = isRestored ? versions[given.person.id.charCodeAt(0) % versions.length] : undefined
          const write = { ...given, kind: isRestored ? ('restore' as const) : ('update' as const), step, publishes }
          const before = source === undefined ? now.text : { ...source.text, stage: 'draft' as const, isLive: false }
          const result = plan({ ...write, text: before, isChanged: isRestored || write.isChanged })
          if ('refusal' in result) continue
          if (source !== undefined) {
            now.wrote = new Set(source.wrote)
            now.approved.clear()
          } else if (write.isChanged) {
            if (now.text.isLive) now.wrote.clear()
            now.wrote.add(given.person.id)
            now.approved.clear()
          }
          if (result.actions.includes('approve')) now.approved.add(given.person.id)
          if (publishes && !result.actions.includes('override')) {
            const isUnchanged = source === undefined && !write.isChanged && before.isLive
            const seenByAnother = [...now.approved].some((id) => !now.wrote.has(id))
            expect(isUnchanged || now.wrote.size === 0 || seenByAnother).toBe(true)
          }
          if (result.actions.includes('override'))
            expect([given.person.role, write.comment]).toEqual(['administrator', '请补上时间'])
          now.text = result.text
          versions.push({ text: now.text, wrote: new Set(now.wrote) })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('should know everybody who had a hand in the text', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), (writers) => {
        let text = draft
        for (const writer of writers) {
          const result = plan({ person: writer, text, isChanged: true })
          if ('refusal' in result) throw new Error(result.refusal.message)
          text = result.text
        }
        expect([...text.writers].sort()).toEqual([...new Set(writers.map(({ id }) => id))].sort())
      }),
    )
  })

  it('should take an approval for the text as it was', () => {
    const approved: Text = { stage: 'approved', writers: ['u'], isLive: false }
    expect(plan({ text: approved, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: ['u', 'e'], isLive: false },
      actions: ['edit'],
    })
    expect(plan({ text: approved, publishes: true, person: people[1] })).toMatchObject({ actions: ['publish'] })
  })

  it('should let a draft be saved and a published entry be drafted on by whoever may write', () => {
    for (const stage of ['draft', 'in-review', 'returned', 'approved'] as const)
      for (const writer of people)
        expect(plan({ person: writer, text: { ...draft, stage }, isChanged: true })).not.toHaveProperty('refusal')
    expect(plan({ text: { stage: 'draft', writers: ['x'], isLive: true }, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: ['e'], isLive: false },
      actions: ['edit'],
    })
  })

  it('should record both when a reviewer publishes at once what others wrote', () => {
    const text: Text = { stage: 'in-review', writers: ['u'], isLive: false }
    expect(plan({ text, publishes: true, person: people[3] })).toMatchObject({ actions: ['approve', 'publish'] })
    expect(plan({ text, publishes: true, person: people[3], isSeparate: false })).toMatchObject({
      actions: ['publish'],
    })
  })

  it('should hold no one to it when the setting is off, nor the system itself', () => {
    for (const who of people.filter(({ role }) => role !== 'unit-editor'))
      expect(plan({ person: who, publishes: true, isChanged: true, isSeparate: false })).not.toHaveProperty('refusal')
    expect(plan({ person: undefined, kind: 'create', publishes: true, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: [], isLive: true },
      actions: ['create', 'publish'],
    })
  })

  it('should let a text that is public be saved again unchanged', () => {
    const live: Text = { stage: 'draft', writers: ['e'], isLive: true }
    expect(plan({ text: live, publishes: true })).toMatchObject({ actions: ['update'] })
    expect(plan({ text: live, publishes: true, isChanged: true })).toHaveProperty('refusal')
  })

  /** Who may take which step: by hand, as the decision says. Own is a text that the person wrote. */
  const table: [Step, Stage, 'own' | 'other', Role[]][] = [
    ['submit', 'draft', 'own', ['administrator', 'editor', 'reviewer', 'unit-editor']],
    ['submit', 'returned', 'other', ['administrator', 'editor', 'reviewer', 'unit-editor']],
    ['submit', 'in-review', 'own', []],
    ['submit', 'approved', 'own', []],
    ['withdraw', 'in-review', 'own', ['administrator', 'editor', 'reviewer', 'unit-editor']],
    ['withdraw', 'in-review', 'other', ['administrator']],
    ['withdraw', 'draft', 'own', []],
    ['return', 'in-review', 'other', ['administrator', 'editor', 'reviewer']],
    ['return', 'approved', 'other', ['administrator', 'editor', 'reviewer']],
    ['return', 'draft', 'other', []],
    ['approve', 'in-review', 'other', ['administrator', 'editor', 'reviewer']],
    ['approve', 'in-review', 'own', []],
    ['approve', 'draft', 'other', []],
    ['publish', 'draft', 'other', ['administrator', 'editor', 'reviewer']],
    ['publish', 'draft', 'own', []],
    ['publish', 'in-review', 'own', []],
    ['publish', 'approved', 'own', ['administrator', 'editor', 'reviewer']],
    ['override', 'draft', 'own', ['administrator']],
    ['override', 'draft', 'other', []],
    ['unpublish', 'draft', 'own', ['administrator', 'editor', 'reviewer']],
  ]
  const everyone: Role[] = ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor']

  it.each(table)('should let %s from %s of %s text be for %j', (step, stage, whose, allowed) => {
    const may = everyone.filter((role) => {
      const text: Text = { stage, writers: [whose === 'own' ? 'me' : 'you'], isLive: false }
      return refusal(step, { id: 'me', role }, text, true, '意见') === undefined
    })
    expect(may).toEqual(allowed)
  })

  it('should want a comment for a return and a reason for an override', () => {
    const text: Text = { stage: 'in-review', writers: ['a'], isLive: false }
    expect(refusal('return', { id: 'r', role: 'reviewer' }, text, true, ' ')?.code).toBe('return-without-opinion')
    expect(refusal('override', { id: 'a', role: 'administrator' }, text, true)?.code).toBe('override-without-reason')
  })
})
