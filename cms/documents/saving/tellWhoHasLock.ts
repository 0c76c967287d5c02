import type { CollectionAfterReadHook, SanitizedConfig } from 'payload'
import { z } from 'zod'

const component = '/documents/saving/LockHolder#LockHolder'
const held = z.looseObject({ user: z.looseObject({ value: z.looseObject({ name: z.string() }) }) })

/** Has the admin tell by name who works on what is locked, wherever something is edited. */
export function tellWhoHasLock(config: SanitizedConfig): SanitizedConfig {
  for (const { admin, hooks, lockDocuments, slug } of config.collections) {
    if (slug === 'payload-locked-documents') hooks.afterRead.push(nameHolder)
    if (lockDocuments === false || slug.startsWith('payload-')) continue
    const edit = { ...admin.components?.edit }
    edit.beforeDocumentControls = [...(edit.beforeDocumentControls ?? []), component]
    admin.components = { ...admin.components, edit }
  }
  for (const { admin, lockDocuments } of config.globals) {
    if (lockDocuments === false) continue
    const elements = { ...admin.components?.elements }
    elements.beforeDocumentControls = [...(elements.beforeDocumentControls ?? []), component]
    admin.components = { ...admin.components, elements }
  }
  return config
}

/** Lists of the admin call whoever has a lock by the address of the account, or by its id where that may not be read. */
export const nameHolder: CollectionAfterReadHook = ({ doc }) => {
  const { success, data } = held.safeParse(doc)
  if (!success) return doc as unknown
  const { user } = data
  return { ...data, user: { ...user, value: { ...user.value, email: user.value.name } } }
}
