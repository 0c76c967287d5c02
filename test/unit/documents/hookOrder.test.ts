import fc from 'fast-check'
import type { SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../../../cms/rights/roles.ts'
import { hookOrder, putHooksInOrder } from '../../../cms/hookOrder.ts'
import configured from '../../../cms/payload.config.ts'
import { type EntryWrite, ownUnit, write, writer } from '../../support/entryWrites.ts'
import { classOf, type CollectionClass } from '../../support/roles/expectations.ts'

const config = await configured
type Hooks = Record<string, { name: string }[]>
type Names = Record<string, string[]>

const first = ['holdSent', 'setAside', 'boundPopulated', 'boundList', 'checkQuery']
const around: Names = {
  beforeOperation: [...first, 'refuseGoneReferences'],
  beforeValidate: ['holdCopied'],
  afterOperation: ['narrow', 'weigh'],
}
const searched: Names = {
  ...around,
  beforeOperation: [...first, 'lookForForms', 'refuseGoneReferences'],
  afterOperation: ['narrow', 'markCut', 'weigh'],
}
const entries: Names = {
  ...searched,
  beforeOperation: [
    ...first,
    'beginToRead',
    'readEmptyGroups',
    'refuseNewInTrash',
    'trashWholeEntries',
    'refuseVersionsOfTrash',
    'unitEditorsSaveDrafts',
    'unitEditorsAskAboutTheirEntries',
    'noteWrite',
    'lookForForms',
    'refuseGoneReferences',
  ],
  beforeValidate: ['holdCopied', 'trimTexts'],
  beforeChange: [
    'refuseOutdated',
    'unitEditorsFollowTheNewestDraft',
    'startOutsideTrash',
    'moveThroughTrash',
    'noteWhoSaves',
    'keepWhenMade',
    'holdToReview',
  ],
  afterChange: ['failWhenRefused', 'recordIntended', 'withdrawFulfilled', 'takeOverFormerSlugs', 'reportChange'],
  beforeDelete: ['recordDeletion'],
  afterDelete: ['settleDeletion', 'reportDelete'],
}

/** Written by hand, as the roles' table is: hooks of each class of collections, in their order. */
const expected: Record<CollectionClass, Names> = {
  entries,
  sharedEntries: entries,
  media: {
    ...searched,
    beforeOperation: [
      ...first,
      'beginToRead',
      'refuseNewInTrash',
      'takeUpload',
      'lookForForms',
      'refuseGoneReferences',
    ],
    beforeValidate: ['holdCopied', 'trimTexts'],
    beforeChange: ['refuseOutdated', 'startOutsideTrash', 'keepShownFiles'],
    afterChange: ['recordChange', 'reportChange'],
    beforeDelete: ['keepShownFilesThere', 'keepUsedFiles'],
    afterDelete: ['recordDelete', 'reportDelete'],
  },
  units: {
    ...searched,
    beforeOperation: [...first, 'beginToRead', 'lookForForms', 'refuseGoneReferences'],
    beforeValidate: ['holdCopied', 'trimTexts', 'placeInTree'],
    beforeChange: ['refuseOutdated'],
    afterChange: ['recordChange', 'reportChange'],
    afterDelete: ['recordDelete', 'reportDelete'],
  },
  users: {
    ...searched,
    beforeOperation: [...first, 'takeOldPassword', 'refuseEndedLogin', 'lookForForms', 'refuseGoneReferences'],
    beforeChange: [
      'refuseOutdated',
      'refuseWeakPassword',
      'askForOldPassword',
      'keepAnAdministratorOnChange',
      'notePassword',
    ],
    afterChange: ['recordChange'],
    beforeDelete: ['keepAnAdministratorOnDelete'],
    afterDelete: ['recordDelete'],
    afterLogin: ['recordLogin'],
  },
  wordings: {
    ...searched,
    beforeValidate: ['holdCopied', 'trimTexts'],
    beforeChange: ['refuseOutdated'],
    afterChange: ['forgetWordings', 'recordChange'],
    afterDelete: ['forgetWordings', 'recordDelete'],
  },
  providers: {
    ...searched,
    beforeOperation: [...first, 'beginToRead', 'lookForForms', 'refuseGoneReferences'],
    beforeValidate: ['holdCopied', 'trimTexts'],
    beforeChange: ['refuseOutdated'],
    afterChange: ['recordChange'],
    beforeDelete: ['keepOrdered'],
    afterDelete: ['recordDelete'],
  },
  schedules: searched,
  audits: searched,
  locks: { ...around, beforeChange: ['keepLock'], beforeDelete: ['keepOthersLocks'] },
  preferences: {
    ...around,
    beforeChange: ['holdPreference'],
    afterChange: ['forgetPreferences'],
    afterRead: ['readPreference'],
  },
  closed: around,
}
const ofGlobals: Record<string, Names> = {
  newsroom: {
    beforeOperation: ['holdSentGlobal', 'dropOfGlobal', 'boundPopulated'],
    beforeChange: ['refuseOutdatedGlobal'],
    afterChange: ['recordSetting'],
  },
  messageTexts: {
    beforeOperation: ['holdSentGlobal', 'dropOfGlobal', 'boundPopulated'],
    beforeValidate: ['trimTexts'],
    beforeChange: ['refuseOutdatedGlobal'],
    afterChange: ['recordSetting'],
  },
}
ofGlobals['signUpRules'] = ofGlobals['newsroom'] ?? {}
const publicGlobal: Names = {
  ...ofGlobals['newsroom'],
  beforeValidate: ['trimTexts'],
  afterChange: ['recordSetting', 'reportGlobal'],
}

/** The names of hooks by phase. Those about the ids of rows are where there are rows
 * (rowIds.test.ts), that about sign-ups where one signs up (keepSignedUp.test.ts), that about returns where one reports
 * (keepReported.test.ts). */
function namesOf(hooks: object): Names {
  const phases = Object.entries(hooks as Hooks).map(([phase, given]) => {
    return [
      phase,
      given
        .map(({ name }) => name)
        .filter(
          (name) =>
            !/^(?:ownRowIds|noteUnnamedRows|keepSignedUp|keepBooks|keepReported|keepLeaders|keepReporters|keepPhotos|keepAwaited)/.test(
              name,
            ),
        ),
    ] as const
  })
  return Object.fromEntries(phases.filter(([, names]) => names.length > 0))
}

describe('the order of hooks', () => {
  it.each(config.collections.map(({ slug, hooks }) => [slug, hooks] as const))(
    'should be that of %s',
    (slug, hooks) => {
      expect(namesOf(hooks)).toEqual(expected[classOf[slug] ?? 'closed'])
    },
  )

  it.each(config.globals.map(({ slug, hooks }) => [slug, hooks] as const))('should be that of %s', (slug, hooks) => {
    expect(namesOf(hooks)).toEqual(ofGlobals[slug] ?? publicGlobal)
  })

  it.each([...config.collections, ...config.globals].map(({ slug, hooks }) => [slug, hooks] as const))(
    'should be the stated one in %s, in every phase',
    (_slug, hooks) => {
      for (const [phase, given] of Object.entries(hooks as Hooks))
        expect(given).toEqual(hookOrder[phase]?.filter((hook) => given.includes(hook as { name: string })) ?? [])
    },
  )

  it('should hold wherever a hook was added, and for no hook that has no place in it', () => {
    const works = config.collections.find(({ slug }) => slug === 'works')
    const given = works?.hooks.beforeOperation ?? []
    const put = (hooks: object): unknown[] => {
      const owner = { slug: 'works', hooks: { beforeOperation: hooks } }
      putHooksInOrder({ collections: [owner], globals: [] } as unknown as SanitizedConfig)
      return owner.hooks.beforeOperation as unknown[]
    }
    fc.assert(
      fc.property(fc.shuffledSubarray(given), (some) => {
        expect(put(some)).toEqual(given.filter((hook) => some.includes(hook)))
      }),
    )
    expect(() => put([...given, () => undefined])).toThrow('works, beforeOperation')
  })
})

describe('what an entry may be made of', () => {
  const works = config.collections.find(({ slug }) => slug === 'works')
  if (works === undefined) throw new Error('There are no works')
  const { beforeOperation, beforeChange } = works.hooks

  const id = 'c'.repeat(24)
  const entry = { id, ownerUnit: ownUnit, slug: 'lao-xin', title: '劳心', updatedAt: '2026-11-26T04:00:00.000Z' }
  const inTrash = { slug: `lao-xin-trash-${id}`, deletedAt: '2026-11-25T04:00:00.000Z', _status: 'draft' }
  const live = { ...entry, deletedAt: null, _status: 'published', formerSlugs: null }
  const states = [
    { main: live, newest: live },
    { main: live, newest: { ...live, _status: 'draft', summary: '还没发布', writers: [writer] } },
    { main: { ...live, _status: 'draft' }, newest: { ...live, _status: 'draft' } },
    { main: { ...live, ...inTrash }, newest: { ...live, ...inTrash } },
  ]
  const sent = fc.record(
    {
      deletedAt: fc.constantFrom(null, '', '2026-11-27T04:00:00.000Z'),
      _status: fc.constantFrom(null, '', 'draft', 'published'),
      summary: fc.constant('改过的摘要'),
      slug: fc.constant('lao-dong'),
      overrideReason: fc.constant('急'),
      noField: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  const everyRole = Object.keys(roles) as Role[]
  const written = (role: fc.Arbitrary<Role>): fc.Arbitrary<EntryWrite> =>
    fc
      .record({
        role,
        operation: fc.constantFrom('update', 'create'),
        state: fc.constantFrom(...states),
        draft: fc.boolean(),
        autosave: fc.boolean(),
        data: sent,
      })
      .map(({ state, ...rest }) => ({ ...rest, ...state }))

  /** Names, so that a failure tells an order that can be read. */
  const all = (hooks: readonly { name: string }[]): fc.Arbitrary<string[]> => {
    const names = hooks.map(({ name }) => name)
    return fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length })
  }
  const called = <T extends { name: string }>(hooks: readonly T[], names: readonly string[]): T[] =>
    names.flatMap((name) => hooks.filter((hook) => hook.name === name))
  const asStated = (one: EntryWrite) => write(config, works, one, beforeOperation, beforeChange)
  const as = (one: EntryWrite, before: readonly string[], change: readonly string[]) =>
    write(config, works, one, called(beforeOperation, before), called(beforeChange, change))

  it('should be the same in whatever order the hooks run, for every role', async () => {
    await fc.assert(
      fc.asyncProperty(
        written(fc.constantFrom(...everyRole)),
        all(beforeOperation),
        all(beforeChange),
        async (one, before, change) => {
          expect(await as(one, before, change)).toEqual(await asStated(one))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('should never change what the public sees when a unit editor writes it, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        written(fc.constant('unit-editor')),
        all(beforeOperation),
        all(beforeChange),
        async (one, before, change) => {
          const outcome = await as(one, before, change)
          if (outcome === 'refused' || outcome.isDraft) return
          if (one.operation === 'update') expect(one.main['_status']).toBe('draft')
          expect(outcome.stored['_status']).not.toBe('published')
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('should be refused when a unit editor sends a published entry out of a trash in which it does not lie', async () => {
    const data = { deletedAt: null, summary: '改过的摘要', _status: 'draft' }
    const one = {
      role: 'unit-editor' as const,
      operation: 'update' as const,
      main: live,
      newest: live,
      draft: false,
      autosave: false,
      data,
    }
    await fc.assert(
      fc.asyncProperty(all(beforeOperation), all(beforeChange), async (before, change) => {
        expect(await as(one, before, change)).toBe('refused')
      }),
    )
  })
})
