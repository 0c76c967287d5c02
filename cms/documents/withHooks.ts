import type { CollectionConfig } from 'payload'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** A collection with more hooks. Where among the others each of them runs is not said here (cms/hookOrder.ts). */
export function withHooks(collection: CollectionConfig, hooks: Hooks): CollectionConfig {
  const all: Record<string, readonly unknown[]> = { ...collection.hooks }
  for (const [phase, more] of Object.entries(hooks)) all[phase] = [...(all[phase] ?? []), ...more]
  return { ...collection, hooks: all }
}
