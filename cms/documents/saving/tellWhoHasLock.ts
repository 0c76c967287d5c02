import type { SanitizedConfig } from 'payload'

const component = '/documents/saving/LockHolder#LockHolder'

/** Has the admin tell by name who works on what is locked, wherever something is edited. */
export function tellWhoHasLock(config: SanitizedConfig): SanitizedConfig {
  for (const { admin, lockDocuments, slug } of config.collections) {
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
