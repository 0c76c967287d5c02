import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import type { Actor, Place } from './cast.ts'

/**
 * How far somebody reaches: nothing; what belongs to the own unit or one below it; everything. Written by hand, and
 * never from the rules: this table is what they are held against.
 */
export type Reach = 'none' | 'theirs' | 'all'

type Row = Record<Actor, Reach>

/** A class of collections, as the table knows it. */
export type CollectionClass =
  | 'entries'
  | 'sharedEntries'
  | 'media'
  | 'schedules'
  | 'units'
  | 'users'
  | 'wordings'
  | 'providers'
  | 'audits'
  | 'locks'
  | 'preferences'
  | 'closed'

/** Every collection of the configuration; a new one has to be put into a class. A library is of the strictest until it is said otherwise. */
export const classOf: Record<string, CollectionClass> = {
  ...Object.fromEntries(pageCollections.map((library) => [library, 'entries' as const])),
  venues: 'sharedEntries',
  media: 'media',
  schedules: 'schedules',
  recordings: 'media',
  files: 'media',
  units: 'units',
  users: 'users',
  wordings: 'wordings',
  audits: 'audits',
  imports: 'closed',
  seats: 'closed',
  registrations: 'closed',
  messages: 'closed',
  outbox: 'closed',
  attendances: 'closed',
  payments: 'closed',
  makeups: 'closed',
  certificates: 'closed',
  feedback: 'closed',
  returns: 'closed',
  deliveries: 'closed',
  targets: 'closed',
  orders: 'closed',
  providers: 'providers',
  'payload-kv': 'closed',
  'payload-migrations': 'closed',
  'payload-locked-documents': 'locks',
  'payload-preferences': 'preferences',
}

/** Every global of the configuration. */
export const globals = ['site', 'newsroom', 'signUpRules', 'synonyms', 'holidays', 'messageTexts']

const row = (administrator: Reach, editor: Reach, reviewer: Reach, unitEditor: Reach, auditor: Reach): Row => ({
  administrator,
  editor,
  reviewer,
  'unit-editor': unitEditor,
  auditor,
  // decision 0004: the public has the published site, and no API
  visitor: 'none',
})

/** Entries with pages, by operation. Columns: administrator, editor, reviewer, unit editor, auditor. */
export const entryExpectations = {
  'create a draft': row('all', 'all', 'none', 'theirs', 'none'),
  'create it published': row('all', 'all', 'none', 'none', 'none'),
  'read a draft': row('all', 'all', 'all', 'theirs', 'all'),
  'read what is published': row('all', 'all', 'all', 'theirs', 'all'),
  'read the newer draft of what is published': row('all', 'all', 'all', 'theirs', 'all'),
  'list drafts': row('all', 'all', 'all', 'theirs', 'all'),
  'list what is published': row('all', 'all', 'all', 'theirs', 'all'),
  'list newer drafts': row('all', 'all', 'all', 'theirs', 'all'),
  'count drafts': row('all', 'all', 'all', 'theirs', 'all'),
  'list versions': row('all', 'all', 'all', 'theirs', 'all'),
  'read a version': row('all', 'all', 'all', 'theirs', 'all'),
  'preview a draft': row('all', 'all', 'all', 'theirs', 'all'),
  'ask what became of a draft': row('all', 'all', 'all', 'theirs', 'all'),
  'save a draft': row('all', 'all', 'all', 'theirs', 'none'),
  'save a draft by itself': row('all', 'all', 'all', 'theirs', 'none'),
  'save a draft of what is published': row('all', 'all', 'all', 'theirs', 'none'),
  'save many drafts': row('all', 'all', 'all', 'theirs', 'none'),
  'restore a version as a draft': row('all', 'all', 'all', 'theirs', 'none'),
  'save what is not published': row('all', 'all', 'all', 'none', 'none'),
  'hand a draft to another unit': row('all', 'all', 'all', 'none', 'none'),
  'take a draft from all units': row('all', 'all', 'all', 'none', 'none'),
  publish: row('all', 'all', 'all', 'none', 'none'),
  'publish as a draft': row('all', 'all', 'all', 'none', 'none'),
  'publish many': row('all', 'all', 'all', 'none', 'none'),
  'save what is published': row('all', 'all', 'all', 'none', 'none'),
  // a newer draft waits: nobody knows what is meant
  'save what is published and not say what becomes of it': row('none', 'none', 'none', 'none', 'none'),
  unpublish: row('all', 'all', 'all', 'none', 'none'),
  'unpublish many': row('all', 'all', 'all', 'none', 'none'),
  'restore a published version': row('all', 'all', 'all', 'theirs', 'none'),
  'see the review': row('all', 'all', 'all', 'theirs', 'all'),
  'submit for review': row('all', 'all', 'all', 'theirs', 'none'),
  'publish by its step': row('all', 'all', 'all', 'none', 'none'),
  'duplicate a draft': row('all', 'all', 'none', 'theirs', 'none'),
  'duplicate as published': row('all', 'all', 'none', 'none', 'none'),
  'trash a draft': row('all', 'all', 'none', 'theirs', 'none'),
  'trash a draft as a draft': row('all', 'all', 'none', 'theirs', 'none'),
  'trash many drafts': row('all', 'all', 'none', 'theirs', 'none'),
  'trash what is published': row('all', 'all', 'none', 'none', 'none'),
  'trash many that are published': row('all', 'all', 'none', 'none', 'none'),
  'take back what is not in the trash': row('none', 'none', 'none', 'none', 'none'),
  // not in the trash either: what is left of it is a plain save, which takes the entry off the site
  'take back what is not in the trash and change it': row('all', 'all', 'all', 'none', 'none'),
  'delete a draft': row('all', 'none', 'none', 'none', 'none'),
  'delete many drafts': row('all', 'none', 'none', 'none', 'none'),
  'delete what is published': row('all', 'none', 'none', 'none', 'none'),
  'delete many that are published': row('all', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

export type EntryOperation = keyof typeof entryExpectations

/** What differs where all units refer to each other's entries. */
export const sharedEntryExpectations: Partial<Record<EntryOperation, Row>> = {
  'read what is published': row('all', 'all', 'all', 'all', 'all'),
  'list what is published': row('all', 'all', 'all', 'all', 'all'),
}

/** Pictures, by operation. `shown` are those that a published entry shows. */
export const mediaExpectations = {
  upload: row('all', 'all', 'none', 'theirs', 'none'),
  read: row('all', 'all', 'all', 'theirs', 'all'),
  list: row('all', 'all', 'all', 'theirs', 'all'),
  count: row('all', 'all', 'all', 'theirs', 'all'),
  'read its file': row('all', 'all', 'all', 'theirs', 'all'),
  'read its smaller file': row('all', 'all', 'all', 'theirs', 'all'),
  update: row('all', 'all', 'none', 'theirs', 'none'),
  'update many': row('all', 'all', 'none', 'theirs', 'none'),
  'hand to another unit': row('all', 'all', 'none', 'none', 'none'),
  duplicate: row('all', 'all', 'none', 'theirs', 'none'),
  trash: row('all', 'all', 'none', 'theirs', 'none'),
  delete: row('all', 'none', 'none', 'none', 'none'),
  'update what is shown': row('all', 'all', 'none', 'none', 'none'),
  'trash what is shown': row('all', 'all', 'none', 'none', 'none'),
  'delete what is shown': row('none', 'none', 'none', 'none', 'none'),
  'delete many that are shown': row('none', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

export type MediaOperation = keyof typeof mediaExpectations

/** Schedules, by operation; they stand where their entry stands. */
export const scheduleExpectations = {
  list: row('all', 'all', 'all', 'theirs', 'all'),
  read: row('all', 'all', 'all', 'theirs', 'all'),
  count: row('all', 'all', 'all', 'theirs', 'all'),
  plan: row('all', 'all', 'all', 'none', 'none'),
  move: row('all', 'all', 'all', 'none', 'none'),
  retry: row('all', 'all', 'all', 'none', 'none'),
  cancel: row('all', 'all', 'all', 'none', 'none'),
  create: row('none', 'none', 'none', 'none', 'none'),
  update: row('none', 'none', 'none', 'none', 'none'),
  delete: row('none', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** Units, by operation; it makes no difference which unit. */
export const unitExpectations = {
  create: row('all', 'none', 'none', 'none', 'none'),
  read: row('all', 'all', 'all', 'all', 'all'),
  list: row('all', 'all', 'all', 'all', 'all'),
  count: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'none', 'none', 'none', 'none'),
  'update many': row('all', 'none', 'none', 'none', 'none'),
  duplicate: row('all', 'none', 'none', 'none', 'none'),
  delete: row('all', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** Accounts, by operation; `theirs` is the own account. An update is taken, without the fields that may not be changed. */
export const userExpectations = {
  create: row('all', 'none', 'none', 'none', 'none'),
  read: row('all', 'all', 'all', 'theirs', 'all'),
  list: row('all', 'all', 'all', 'theirs', 'all'),
  count: row('all', 'all', 'all', 'theirs', 'all'),
  'see the address': row('all', 'theirs', 'theirs', 'theirs', 'theirs'),
  'find by the address': row('all', 'none', 'none', 'none', 'none'),
  'sort by the address': row('all', 'none', 'none', 'none', 'none'),
  'find by what is secret': row('none', 'none', 'none', 'none', 'none'),
  'sort by what is secret': row('none', 'none', 'none', 'none', 'none'),
  'see what is secret': row('none', 'none', 'none', 'none', 'none'),
  update: row('all', 'theirs', 'theirs', 'theirs', 'theirs'),
  'change the name': row('all', 'none', 'none', 'none', 'none'),
  'change the address': row('all', 'none', 'none', 'none', 'none'),
  'change the role': row('all', 'none', 'none', 'none', 'none'),
  'change the unit': row('all', 'none', 'none', 'none', 'none'),
  unlock: row('none', 'none', 'none', 'none', 'none'),
  duplicate: row('none', 'none', 'none', 'none', 'none'),
  'delete many': row('none', 'none', 'none', 'none', 'none'),
  delete: row('all', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** The list of wordings, by operation. */
export const wordingExpectations = {
  create: row('all', 'all', 'none', 'none', 'none'),
  read: row('all', 'all', 'all', 'all', 'all'),
  list: row('all', 'all', 'all', 'all', 'all'),
  count: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'all', 'none', 'none', 'none'),
  'update many': row('all', 'all', 'none', 'none', 'none'),
  duplicate: row('all', 'all', 'none', 'none', 'none'),
  delete: row('all', 'all', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** Providers, by operation: no business of units. */
export const providerExpectations = {
  create: row('all', 'all', 'none', 'none', 'none'),
  read: row('all', 'all', 'all', 'none', 'all'),
  list: row('all', 'all', 'all', 'none', 'all'),
  count: row('all', 'all', 'all', 'none', 'all'),
  update: row('all', 'all', 'none', 'none', 'none'),
  'update many': row('all', 'all', 'none', 'none', 'none'),
  duplicate: row('all', 'all', 'none', 'none', 'none'),
  delete: row('all', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** The audit log, by operation: nobody changes it, whatever way is tried. */
export const auditExpectations = {
  read: row('all', 'none', 'none', 'none', 'all'),
  list: row('all', 'none', 'none', 'none', 'all'),
  count: row('all', 'none', 'none', 'none', 'all'),
  create: row('none', 'none', 'none', 'none', 'none'),
  update: row('none', 'none', 'none', 'none', 'none'),
  'update many': row('none', 'none', 'none', 'none', 'none'),
  duplicate: row('none', 'none', 'none', 'none', 'none'),
  'list versions': row('none', 'none', 'none', 'none', 'none'),
  'restore a version': row('none', 'none', 'none', 'none', 'none'),
  lock: row('none', 'none', 'none', 'none', 'none'),
  delete: row('none', 'none', 'none', 'none', 'none'),
  'delete many': row('none', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** The global `newsroom`, by operation. */
export const newsroomExpectations = {
  read: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'none', 'none', 'none', 'none'),
  'list versions': row('all', 'none', 'none', 'none', 'all'),
  'read a version': row('all', 'none', 'none', 'none', 'all'),
  'restore a version': row('all', 'none', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** The global `site`, by operation. */
export const siteExpectations = {
  read: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'none', 'none', 'none', 'none'),
  'list versions': row('all', 'none', 'none', 'none', 'all'),
  'read a version': row('all', 'none', 'none', 'none', 'all'),
  'restore a version': row('all', 'none', 'none', 'none', 'none'),
  'ask what became of it': row('all', 'all', 'all', 'all', 'all'),
} satisfies Record<string, Row>

/** The global `synonyms`, by operation: kept by whoever keeps the wordings, since editors know the words. */
export const synonymsExpectations = {
  read: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'all', 'none', 'none', 'none'),
  'see what they would find': row('all', 'all', 'all', 'all', 'all'),
  'list versions': row('all', 'all', 'all', 'all', 'all'),
  'read a version': row('all', 'all', 'all', 'all', 'all'),
  'restore a version': row('all', 'all', 'none', 'none', 'none'),
  'ask what became of it': row('all', 'all', 'all', 'all', 'all'),
} satisfies Record<string, Row>

/** The global `messageTexts`, by operation: kept by whoever keeps the wordings. */
export const messageTextsExpectations = {
  read: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'all', 'none', 'none', 'none'),
  'list versions': row('all', 'all', 'all', 'all', 'all'),
  'read a version': row('all', 'all', 'all', 'all', 'all'),
  'restore a version': row('all', 'all', 'none', 'none', 'none'),
  'see the messages': row('all', 'all', 'none', 'all', 'all'),
} satisfies Record<string, Row>

/** The global `holidays`, by operation: entered by whoever may publish, when the notice of a year is out. */
export const holidaysExpectations = {
  read: row('all', 'all', 'all', 'all', 'all'),
  update: row('all', 'all', 'none', 'none', 'none'),
  'list versions': row('all', 'all', 'all', 'all', 'all'),
  'read a version': row('all', 'all', 'all', 'all', 'all'),
  'restore a version': row('all', 'all', 'none', 'none', 'none'),
  'ask what became of it': row('all', 'all', 'all', 'all', 'all'),
} satisfies Record<string, Row>

/** Breakdowns, by operation; `theirs` are the rows of the own unit and of those below it. */
export const targetExpectations = {
  'see what is broken down': row('all', 'all', 'all', 'all', 'all'),
  'see what a unit is to do': row('all', 'all', 'all', 'theirs', 'all'),
  'read a table that is pasted': row('all', 'all', 'none', 'none', 'none'),
  'read a table of a file': row('all', 'all', 'none', 'none', 'none'),
  'keep a breakdown': row('all', 'all', 'none', 'none', 'none'),
  'have a bulletin': row('all', 'all', 'all', 'all', 'all'),
  'see how far units are': row('all', 'all', 'all', 'all', 'all'),
} satisfies Record<string, Row>

/** Returns, by operation; `theirs` are those of the own unit and of those below it. */
export const returnExpectations = {
  'see what is reported of': row('all', 'all', 'all', 'all', 'all'),
  'list forms': row('all', 'all', 'all', 'theirs', 'all'),
  'add up forms': row('all', 'all', 'all', 'theirs', 'all'),
  'open a form': row('all', 'all', 'all', 'theirs', 'all'),
  'have a form on paper': row('all', 'all', 'all', 'theirs', 'all'),
  'have all forms as a workbook': row('all', 'all', 'all', 'all', 'all'),
  'fill in a form': row('all', 'all', 'none', 'theirs', 'none'),
  'hand in a form': row('all', 'all', 'none', 'theirs', 'none'),
  'decide about a form': row('all', 'all', 'all', 'theirs', 'none'),
  'give more time': row('all', 'all', 'all', 'theirs', 'none'),
} satisfies Record<string, Row>

/** What those who look after sign-ups do with those of an entry, by operation. Its rows have no API of their own. */
export const registrationExpectations = {
  'see on the desk': row('all', 'all', 'none', 'theirs', 'all'),
  'list who signed up': row('all', 'all', 'none', 'theirs', 'all'),
  'find who signed up': row('all', 'all', 'none', 'theirs', 'all'),
  'see who somebody is': row('all', 'all', 'none', 'theirs', 'none'),
  'cancel for somebody': row('all', 'all', 'none', 'theirs', 'none'),
  'give a place to who waits': row('all', 'all', 'none', 'theirs', 'none'),
  'give fewer seats': row('all', 'all', 'none', 'theirs', 'none'),
  'send the code again': row('all', 'all', 'none', 'theirs', 'none'),
  'open and close': row('all', 'all', 'none', 'theirs', 'none'),
  'tell everybody': row('all', 'all', 'none', 'theirs', 'none'),
  'note who came': row('all', 'all', 'none', 'theirs', 'none'),
  'note who did not': row('all', 'all', 'none', 'theirs', 'none'),
  'show the code at the door': row('all', 'all', 'none', 'theirs', 'none'),
  'export the roster': row('all', 'all', 'none', 'theirs', 'none'),
  'print the roster': row('all', 'all', 'none', 'theirs', 'none'),
  'count over a term': row('all', 'all', 'none', 'theirs', 'all'),
  'export the counts': row('all', 'all', 'none', 'theirs', 'all'),
  'see the trial lesson': row('all', 'all', 'none', 'theirs', 'all'),
  'give more time after the trial': row('all', 'all', 'none', 'theirs', 'none'),
  'go on for somebody': row('all', 'all', 'none', 'theirs', 'none'),
  'drop for somebody': row('all', 'all', 'none', 'theirs', 'none'),
  'see what was paid': row('all', 'all', 'none', 'theirs', 'all'),
  'record what was paid': row('all', 'all', 'none', 'theirs', 'none'),
  'see what was made up': row('all', 'all', 'none', 'theirs', 'all'),
  'note what was made up': row('all', 'all', 'none', 'theirs', 'none'),
  // it names somebody
  'have a certificate': row('all', 'all', 'none', 'theirs', 'none'),
  'read the feedback': row('all', 'all', 'none', 'theirs', 'all'),
} satisfies Record<string, Row>

/** What those who record what their units deliver do, by operation. Its rows have no API of their own. */
export const deliveryExpectations = {
  'see for what it is recorded': row('all', 'all', 'all', 'theirs', 'all'),
  'list what was delivered': row('all', 'all', 'all', 'theirs', 'all'),
  'add up what was delivered': row('all', 'all', 'all', 'theirs', 'all'),
  'record a delivery': row('all', 'all', 'none', 'theirs', 'none'),
  'put a delivery right': row('all', 'all', 'none', 'theirs', 'none'),
  'withdraw a delivery': row('all', 'all', 'none', 'theirs', 'none'),
} satisfies Record<string, Row>

/** Orders, by operation; `theirs` are those of the own unit and of those below it. Their rows have no API of their own. */
export const orderExpectations = {
  'see what can be ordered for whom': row('all', 'all', 'none', 'theirs', 'none'),
  'list orders': row('all', 'all', 'all', 'theirs', 'all'),
  'see an order': row('all', 'all', 'all', 'theirs', 'all'),
  'see how a unit is reached': row('all', 'all', 'none', 'theirs', 'none'),
  'see who could bring it': row('all', 'all', 'none', 'none', 'none'),
  'place an order': row('all', 'all', 'none', 'theirs', 'none'),
  'match an order': row('all', 'all', 'none', 'none', 'none'),
  'confirm what was arranged': row('all', 'all', 'none', 'theirs', 'none'),
  'ask for another arrangement': row('all', 'all', 'none', 'theirs', 'none'),
  'decline an order': row('all', 'all', 'none', 'none', 'none'),
  'cancel an order': row('all', 'all', 'none', 'theirs', 'none'),
  'record that it was brought': row('all', 'all', 'none', 'none', 'none'),
  'rate who came': row('all', 'all', 'none', 'theirs', 'none'),
  'rate a unit': row('all', 'all', 'none', 'none', 'none'),
} satisfies Record<string, Row>

/** Whether a reach takes in a document of a unit. */
export function reaches(reach: Reach, place: Place): boolean {
  return reach === 'all' || (reach === 'theirs' && place !== 'other')
}
