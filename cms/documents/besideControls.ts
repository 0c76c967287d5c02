import type { SanitizedCollectionConfig, SanitizedConfig, SanitizedGlobalConfig } from 'payload'

type Edited = SanitizedCollectionConfig | SanitizedGlobalConfig

/**
 * Puts a component beside the buttons of every form of the admin that wants it.
 * @param component as the import map names it
 */
export function besideControls(component: string, isWanted: (edited: Edited) => boolean) {
  return (config: SanitizedConfig): SanitizedConfig => {
    for (const collection of config.collections) {
      if (collection.slug.startsWith('payload-') || !isWanted(collection)) continue
      const edit = { ...collection.admin.components?.edit }
      edit.beforeDocumentControls = [...(edit.beforeDocumentControls ?? []), component]
      collection.admin.components = { ...collection.admin.components, edit }
    }
    for (const global of config.globals) {
      if (!isWanted(global)) continue
      const elements = { ...global.admin.components?.elements }
      elements.beforeDocumentControls = [...(elements.beforeDocumentControls ?? []), component]
      global.admin.components = { ...global.admin.components, elements }
    }
    return config
  }
}
