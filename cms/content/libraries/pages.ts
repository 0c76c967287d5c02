import type { CollectionConfig, Config } from 'payload'

/** What a collection whose entries have public pages says of itself in `custom`. */
export const havingPages = { hasPages: true } as const

/** Changes every collection whose entries have public pages; the others stay as they are. */
export function changePages(config: Config, change: (collection: CollectionConfig) => CollectionConfig): Config {
  const changed = config.collections?.map((collection) =>
    collection.custom?.['hasPages'] === true ? change(collection) : collection,
  )
  return { ...config, collections: changed ?? [] }
}

/** A collection with more beside its buttons, behind what is there already. @param controls paths of components */
export function withControls(collection: CollectionConfig, ...controls: string[]): CollectionConfig {
  const { components } = collection.admin ?? {}
  const beforeDocumentControls = [...(components?.edit?.beforeDocumentControls ?? []), ...controls]
  return {
    ...collection,
    admin: {
      ...collection.admin,
      components: { ...components, edit: { ...components?.edit, beforeDocumentControls } },
    },
  }
}
