import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterLoginHook,
  CollectionBeforeChangeHook,
  GlobalAfterChangeHook,
} from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { roles } from '../../rights/roles.ts'
import { beingWritten, note, take } from '../operation/operation.ts'
import { changedFields } from './changes.ts'
import { recordAudit } from './recordAudit.ts'
import { titleOf } from '../titleOf.ts'

/** Records what was done to something that has no drafts: a picture, a unit, an account, a wording. */
export const recordChange: CollectionAfterChangeHook = async ({
  collection,
  data,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (req.context.sample === true) return
  const isNew = operation === 'create'
  const changes = isNew ? [] : changedFields(collection.flattenedFields, previousDoc, data)
  if (take(req, beingWritten(collection.slug, operation, doc), 'newPassword') && !isNew) changes.push('密码')
  if (!isNew && changes.length === 0) return
  await recordAudit(req, {
    action: isNew ? 'create' : 'change',
    document: nameOf(collection.slug, doc.id),
    title: titleOf(collection, doc),
    changes,
    note: collection.slug === 'users' ? roleNote(previousDoc, doc) : undefined,
  })
}

/** Notes a new password, so that recordChange can say that there is one. */
export const notePassword: CollectionBeforeChangeHook = ({ collection, data, operation, originalDoc, req }) => {
  const password: unknown = data['password']
  const isNew = typeof password === 'string' && password !== ''
  note(req, beingWritten(collection.slug, operation, originalDoc ?? {}), 'newPassword', isNew || undefined)
  return data
}

/** Records that something without drafts was deleted. */
export const recordDelete: CollectionAfterDeleteHook = async ({ collection, doc, id, req }) => {
  if (req.context.sample === true) return
  await recordAudit(req, { action: 'delete', document: nameOf(collection.slug, id), title: titleOf(collection, doc) })
}

/** Records that somebody logged in. */
export const recordLogin: CollectionAfterLoginHook = async ({ req, user }) => {
  await recordAudit(req, { action: 'login', document: nameOf('users', user.id), title: String(user['name']) })
}

/** Records a change of a setting. */
export const recordSetting: GlobalAfterChangeHook = async ({ data, global, previousDoc, req }) => {
  if (req.context.sample === true) return
  const changes = changedFields(global.flattenedFields, previousDoc ?? {}, data)
  if (changes.length === 0) return
  await recordAudit(req, { action: 'change', document: global.slug, title: String(global.label), changes })
}

/** What an account may do is worth more than the name of the field. */
function roleNote(before: { role?: unknown } | undefined, after: { role?: unknown }): string | undefined {
  const [from, to] = [before?.role, after.role].map((role) => (role === undefined ? undefined : wordOf(role)))
  if (to === undefined || from === to) return undefined
  return from === undefined ? `角色：${to}` : `角色：${from} → ${to}`
}

function wordOf(role: unknown): string {
  return Object.entries(roles).find(([value]) => value === role)?.[1] ?? String(role)
}
