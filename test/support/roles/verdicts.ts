import type { Where } from 'payload'
import type { Actor } from './cast.ts'
import type { CollectionClass } from './expectations.ts'

/** What a rule answers: yes, no, or of which documents yes. */
type Verdict = boolean | Where
type Row = Record<Actor, Verdict>

/**
 * What the configuration is asked in the name of everybody. Written by hand, as all of this file is, and never from the
 * rules. The unit editor belongs to `own`, which has `below` below it.
 */
export const questions = {
  create: { operation: 'create' },
  'create a draft': { operation: 'create', data: { _status: 'draft' } },
  'create it published': { operation: 'create', data: { _status: 'published' } },
  read: { operation: 'read' },
  'read versions': { operation: 'readVersions' },
  update: { operation: 'update' },
  'update a draft': { operation: 'update', data: { _status: 'draft' } },
  publish: { operation: 'update', data: { _status: 'published' } },
  trash: { operation: 'delete', data: { deletedAt: '2026-11-27T00:00:00.000Z' } },
  delete: { operation: 'delete' },
  // the whole document comes along when only the permission is asked for
  'may delete what is in the trash': {
    operation: 'delete',
    data: {
      deletedAt: '2026-11-27T00:00:00.000Z',
      createdAt: '2026-11-26T00:00:00.000Z',
      updatedAt: '2026-11-27T00:00:00.001Z',
    },
  },
  // as the form of an entry asks, whose menu has 删除 for those who may
  'may trash': {
    operation: 'delete',
    data: {
      deletedAt: '2026-11-27T00:00:00.000Z',
      createdAt: '2026-11-26T00:00:00.000Z',
      updatedAt: '2026-11-26T00:00:00.000Z',
    },
  },
  'may delete what is not in the trash': { operation: 'delete', data: { deletedAt: null, createdAt: '2026-11-26' } },
  unlock: { operation: 'unlock' },
} as const
export type Question = keyof typeof questions

const row = (
  administrator: Verdict,
  editor: Verdict,
  reviewer: Verdict,
  unitEditor: Verdict,
  auditor: Verdict,
): Row => ({
  administrator,
  editor,
  reviewer,
  'unit-editor': unitEditor,
  auditor,
  visitor: false,
})
const nobody = row(false, false, false, false, false)
const everybody = row(true, true, true, true, true)
const administrators = row(true, false, false, false, false)
const editors = row(true, true, false, false, false)
const looking = row(true, false, false, false, true)

const theirs = { ownerUnit: { in: ['own', 'below'] } }
const self = (id: Actor) => ({ id: { equals: id } })
/** Of the fake documents, those that a unit editor may read are `a`. */
const locks = { id: { in: ['lock-of-a'] } }

const entries = {
  create: row(true, true, false, true, false),
  'create a draft': row(true, true, false, true, false),
  'create it published': row(true, true, false, false, false),
  read: row(true, true, true, theirs, true),
  'read versions': row(true, true, true, { 'version.ownerUnit': { in: ['own', 'below'] } }, true),
  update: row(true, true, true, theirs, false),
  'update a draft': row(true, true, true, theirs, false),
  publish: row(true, true, true, false, false),
  trash: row(true, true, false, { and: [theirs, { _status: { not_equals: 'published' } }] }, false),
  delete: administrators,
  'may delete what is in the trash': administrators,
  'may trash': row(true, true, false, { and: [theirs, { _status: { not_equals: 'published' } }] }, false),
  'may delete what is not in the trash': administrators,
}

/** Columns: administrator, editor, reviewer, unit editor, auditor. */
export const verdicts: Record<CollectionClass, Partial<Record<Question, Row>>> = {
  entries,
  sharedEntries: {
    ...entries,
    read: row(true, true, true, { or: [theirs, { _status: { equals: 'published' } }] }, true),
  },
  media: {
    create: row(true, true, false, true, false),
    'create a draft': row(true, true, false, true, false),
    'create it published': editors,
    read: row(true, true, true, theirs, true),
    update: row(true, true, false, theirs, false),
    publish: row(true, true, false, theirs, false),
    trash: row(true, true, false, theirs, false),
    delete: administrators,
    'may delete what is in the trash': administrators,
    'may trash': row(true, true, false, theirs, false),
    'may delete what is not in the trash': administrators,
  },
  schedules: {
    create: nobody,
    read: row(true, true, true, { document: { in: ['notices/a'] } }, true),
    update: nobody,
    trash: nobody,
    delete: nobody,
  },
  units: {
    create: administrators,
    read: everybody,
    update: administrators,
    trash: administrators,
    delete: administrators,
  },
  users: {
    create: administrators,
    read: row(true, true, true, self('unit-editor'), true),
    update: row(true, self('editor'), self('reviewer'), self('unit-editor'), self('auditor')),
    trash: administrators,
    delete: administrators,
    unlock: nobody,
  },
  wordings: { create: editors, read: everybody, update: editors, trash: editors, delete: editors },
  providers: {
    create: editors,
    read: row(true, true, true, false, true),
    update: editors,
    trash: administrators,
    delete: administrators,
  },
  audits: { create: nobody, read: looking, update: nobody, trash: nobody, delete: nobody },
  locks: {
    create: nobody,
    read: row(true, true, true, locks, true),
    update: row(true, true, true, locks, { 'user.value': { equals: 'auditor' } }),
    trash: row(true, true, true, locks, { 'user.value': { equals: 'auditor' } }),
    delete: row(true, true, true, locks, { 'user.value': { equals: 'auditor' } }),
  },
  // Payload's own rules, which are about the user that is named in the row
  preferences: {},
  closed: { create: nobody, read: nobody, update: nobody, trash: nobody, delete: nobody },
}

/** The same of globals. */
export const globalVerdicts: Record<string, Partial<Record<Question, Row>>> = {
  site: { read: everybody, 'read versions': looking, update: administrators, publish: administrators },
  newsroom: { read: everybody, 'read versions': looking, update: administrators, publish: administrators },
  signUpRules: { read: everybody, 'read versions': looking, update: administrators, publish: administrators },
  synonyms: { read: everybody, 'read versions': everybody, update: editors, publish: editors },
  holidays: { read: everybody, 'read versions': everybody, update: editors, publish: editors },
  messageTexts: { read: everybody, 'read versions': everybody, update: editors, publish: editors },
}

/** What of it a unit editor may who has no unit, or whose unit is gone: every other answer is no. */
export const withoutUnits: Partial<Record<CollectionClass, Partial<Record<Question, Verdict>>>> = {
  schedules: { read: { document: { in: ['notices/a'] } } },
  units: { read: true },
  users: { read: self('unit-editor'), update: self('unit-editor') },
  wordings: { read: true },
  locks: { read: locks, update: locks, trash: locks, delete: locks },
}

/** In whose menu of the admin a collection or global is not; the others are in everybody's. */
export const hiddenFrom: Record<string, readonly Actor[]> = {
  units: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  users: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  audits: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  site: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  newsroom: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  signUpRules: ['editor', 'reviewer', 'unit-editor', 'visitor'],
  synonyms: ['reviewer', 'unit-editor', 'visitor'],
  holidays: ['reviewer', 'unit-editor', 'visitor'],
  messageTexts: ['reviewer', 'unit-editor', 'visitor'],
  imports: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  outbox: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  seats: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  registrations: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  messages: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  attendances: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  payments: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  makeups: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  certificates: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  targets: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  returns: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  feedback: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  orders: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
  providers: ['unit-editor', 'visitor'],
  deliveries: ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor', 'visitor'],
}

/** Fields of accounts, by operation: `theirs` is the own account. What does not stand here has no rule of its own. */
export const accountFields: Record<
  string,
  Partial<Record<'create' | 'read' | 'update', 'administrators' | 'theirs'>>
> = {
  name: { update: 'administrators' },
  email: { read: 'theirs', update: 'administrators' },
  role: { create: 'administrators', update: 'administrators' },
  unit: { create: 'administrators', update: 'administrators' },
}

/** Fields that the system keeps, by what nobody may do with them, in every collection that has them. */
export const keptFields: Record<string, readonly ('create' | 'read' | 'update')[]> = {
  bodyNames: ['create', 'update'],
  code: ['update'],
  createdAt: ['create', 'update'],
  fileVersion: ['create', 'update'],
  formerSlugs: ['create', 'update'],
  isAutosaved: ['create', 'update'],
  menders: ['read'],
  nameKey: ['create', 'update'],
  nextDate: ['create', 'update'],
  originalName: ['create', 'update'],
  sample: ['create', 'update'],
  savedBy: ['create', 'update'],
  searchText: ['create', 'update'],
  stage: ['create', 'update'],
  updatedAt: ['create'],
  writers: ['read'],
}

/** Who may do what is no reading or writing of one collection. The unit editor has a unit. */
export const beside: Record<string, readonly Actor[]> = {
  'publish, by the review': ['administrator', 'editor', 'reviewer'],
  'publish, by the table': ['administrator', 'editor', 'reviewer'],
  'bring a table': ['administrator', 'editor', 'unit-editor'],
  'publish what one brings': ['administrator', 'editor'],
  "see others' imports": ['administrator', 'editor', 'auditor'],
  'see own imports': ['administrator', 'editor', 'reviewer', 'unit-editor', 'auditor'],
  'see addresses on a timeline': ['administrator', 'auditor'],
}
