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
const draft: Text = { stage: 'draft', writers: [], menders: [], isLive: false }

const plan = (write: Partial<Write>): Plan => {
  const person = 'person' in write ? write.person : people[1]
  return planWrite({
    kind: 'update',
    writer: person,
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

/** A text with all that ever happened to it: who had a hand in what it says, and who stands for exactly this. */
interface History {
  text: Text
  wrote: Set<string>
  stoodFor: Set<string>
}

describe('publishing many that were chosen in a list', () => {
  it('should take only what was submitted, from whoever reviews, while writing and review are apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Stage>('draft', 'in-review', 'mended', 'returned', 'approved'),
        fc.constantFrom('administrator', 'editor', 'reviewer'),
        fc.boolean(),
        fc.boolean(),
        (stage, role, isSeparate, isOneOfMany) => {
          const person = { id: 'x', role: role as Role }
          const text = { stage, writers: ['w'], menders: [], isLive: false }
          const planned = plan({ person, writer: person, text, publishes: true, isSeparate, isOneOfMany })
          const isRefused = isOneOfMany && isSeparate && (stage === 'draft' || stage === 'returned')
          expect('refusal' in planned).toBe(isRefused)
          if ('refusal' in planned) expect(planned.refusal.code).toBe('many-unsubmitted')
        },
      ),
    )
  })
})

describe('the review', () => {
  it('should let nobody but an administrator with a reason publish what one person alone wrote and saw', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
        const now: History = { text: draft, wrote: new Set(), stoodFor: new Set() }
        const versions: History[] = []
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
            // whoever stood for exactly these words once
            now.stoodFor = new Set(source.stoodFor)
          } else if (write.isChanged) {
            if (now.text.isLive) now.wrote.clear()
            now.wrote.add(given.person.id)
            now.stoodFor.clear()
          }
          if (result.actions.some((action) => ['submit', 'approve', 'consent'].includes(action)))
            now.stoodFor.add(given.person.id)
          if (publishes && !result.actions.includes('override')) {
            const isUnchanged = source === undefined && !write.isChanged && before.isLive
            const isSeen = (writer: string) => [...now.stoodFor].some((id) => id !== writer)
            expect(isUnchanged || [...now.wrote].every(isSeen)).toBe(true)
          }
          if (result.actions.includes('override'))
            expect([given.person.role, write.comment]).toEqual(['administrator', '请补上时间'])
          now.text = result.text
          versions.push({ text: now.text, wrote: new Set(now.wrote), stoodFor: new Set(now.stoodFor) })
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
    const approved: Text = { stage: 'approved', writers: ['u'], menders: [], isLive: false }
    expect(plan({ text: approved, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: ['u', 'e'], menders: [], isLive: false },
      actions: ['edit'],
    })
    expect(plan({ text: approved, publishes: true, person: people[1] })).toMatchObject({ actions: ['publish'] })
  })

  it('should let a draft be saved and a published entry be drafted on by whoever may write', () => {
    for (const stage of ['draft', 'in-review', 'returned', 'approved'] as const)
      for (const writer of people)
        expect(plan({ person: writer, text: { ...draft, stage }, isChanged: true })).not.toHaveProperty('refusal')
    expect(plan({ text: { stage: 'draft', writers: ['x'], menders: [], isLive: true }, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: ['e'], menders: [], isLive: false },
      actions: ['edit'],
    })
  })

  it('should record both when a reviewer publishes at once what others wrote', () => {
    const text: Text = { stage: 'in-review', writers: ['u'], menders: [], isLive: false }
    expect(plan({ text, publishes: true, person: people[3] })).toMatchObject({ actions: ['approve', 'publish'] })
    expect(plan({ text, publishes: true, person: people[3], isSeparate: false })).toMatchObject({
      actions: ['publish'],
    })
  })

  it('should hold no one to it when the setting is off, nor the system itself', () => {
    for (const who of people.filter(({ role }) => role !== 'unit-editor'))
      expect(plan({ person: who, publishes: true, isChanged: true, isSeparate: false })).not.toHaveProperty('refusal')
    expect(plan({ person: undefined, kind: 'create', publishes: true, isChanged: true })).toEqual({
      text: { stage: 'draft', writers: [], menders: [], isLive: true },
      actions: ['create', 'publish'],
    })
  })

  it('should let a text that is public be saved again unchanged', () => {
    const live: Text = { stage: 'draft', writers: ['e'], menders: [], isLive: true }
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
    ['return', 'in-review', 'own', []],
    ['return', 'approved', 'own', []],
    ['return', 'mended', 'own', []],
    ['approve', 'in-review', 'other', ['administrator', 'editor', 'reviewer']],
    ['approve', 'in-review', 'own', []],
    ['approve', 'draft', 'other', []],
    ['approve', 'mended', 'other', ['administrator', 'editor', 'reviewer']],
    ['approve', 'mended', 'own', []],
    ['return', 'mended', 'other', ['administrator', 'editor', 'reviewer']],
    ['withdraw', 'mended', 'own', ['administrator', 'editor', 'reviewer', 'unit-editor']],
    ['consent', 'mended', 'own', ['administrator', 'editor', 'reviewer', 'unit-editor']],
    ['consent', 'mended', 'other', []],
    ['consent', 'in-review', 'own', []],
    ['publish', 'mended', 'own', []],
    ['submit', 'mended', 'own', []],
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
      const text: Text = { stage, writers: [whose === 'own' ? 'me' : 'you'], menders: [], isLive: false }
      return refusal(step, { id: 'me', role }, text, true, '意见') === undefined
    })
    expect(may).toEqual(allowed)
  })

  it('should let a text that somebody else wrote too be sent back by one of its writers', () => {
    const text: Text = { stage: 'in-review', writers: ['me', 'you'], menders: [], isLive: false }
    expect(refusal('return', { id: 'me', role: 'editor' }, text, true, '意见')).toBeUndefined()
    const own = refusal('return', { id: 'me', role: 'editor' }, { ...text, writers: ['me'] }, true, '意见')
    expect(own?.message).toBe('这一稿只有您自己写过，不用退回：待审的点“撤回”，已通过的直接改，改好再提交审稿。')
  })

  it('should publish what the reviewer mended when the writer agrees, or when somebody else lets it pass', () => {
    const take = (text: Text, by: Person, write: Partial<Write>): Text => {
      const result = plan({ text, person: by, ...write })
      if ('refusal' in result) throw new Error(result.refusal.code)
      return result.text
    }
    const [, writer, other, reviewer] = people as [Person, Person, Person, Person, Person]
    const sent = take(take(draft, writer, { isChanged: true }), writer, { step: 'submit' })
    const mended = take(sent, reviewer, { isChanged: true })
    expect(mended).toEqual({ stage: 'in-review', writers: ['e'], menders: ['r'], isLive: false })
    expect(plan({ text: mended, person: reviewer, publishes: true })).toMatchObject({ refusal: { code: 'own-mend' } })
    const passed = take(mended, reviewer, { step: 'approve' })
    expect(passed.stage).toBe('mended')
    expect(plan({ text: passed, person: reviewer, publishes: true })).toMatchObject({ refusal: { code: 'own-mend' } })
    expect(plan({ text: passed, person: reviewer, step: 'consent' })).toHaveProperty('refusal')
    expect(take(passed, writer, { step: 'consent' }).stage).toBe('approved')
    expect(take(passed, other, { step: 'approve' }).stage).toBe('approved')
    expect(take(passed, other, { publishes: true }).isLive).toBe(true)
    // what is changed after it has to be let pass again; a writer who hands it in anew stands for the mend
    expect(take(passed, reviewer, { isChanged: true }).stage).toBe('in-review')
    const back = take(passed, reviewer, { step: 'return', comment: '再改' })
    expect(take(take(back, reviewer, { step: 'submit' }), reviewer, { step: 'approve' }).stage).toBe('mended')
    expect(take(take(back, writer, { step: 'submit' }), reviewer, { step: 'approve' }).stage).toBe('approved')
    expect(plan({ text: sent, person: reviewer, isChanged: true })).toMatchObject({ actions: ['mend'] })
    expect(plan({ text: sent, person: writer, isChanged: true })).toMatchObject({ actions: ['edit'] })
  })

  it('should want a comment for a return and a reason for an override', () => {
    const text: Text = { stage: 'in-review', writers: ['a'], menders: [], isLive: false }
    expect(refusal('return', { id: 'r', role: 'reviewer' }, text, true, ' ')?.code).toBe('return-without-opinion')
    expect(refusal('override', { id: 'a', role: 'administrator' }, text, true)?.code).toBe('override-without-reason')
  })
})
