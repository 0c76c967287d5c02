import type { CollectionConfig, Config, Field, GlobalConfig } from 'payload'
import { collections, globals, plugins } from '../../../cms/capabilities.ts'

/** A collection or a global, as its code has it. */
export interface Library {
  slug: string
  /** Names of its fields from the document down, joined by dots. */
  fields: readonly string[]
  /** Those of them that hold a text and stand in the document itself. */
  texts: readonly string[]
  hasDrafts: boolean
}

/** What Payload adds by itself, and the database's own names. */
const everywhere = ['id', '_id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'version', 'parent', 'latest']
const ofAccounts = ['email', 'password', 'hash', 'salt', 'sessions', 'loginAttempts', 'lockUntil', 'resetPasswordToken']
const ofFiles = ['filename', 'mimeType', 'filesize', 'width', 'focalX', 'sizes.webp480.url', 'url', 'prefix']

/** Payload's own collections; no code of ours names them. */
const payloadsOwn = [
  'payload-locked-documents',
  'payload-preferences',
  'payload-migrations',
  'payload-kv',
  'payload-jobs',
]

/** Every collection and global of the configuration, so that none has to be named here. */
export async function findLibraries(): Promise<{ collections: Library[]; globals: Library[] }> {
  let config = { collections, globals } as Config
  for (const plugin of plugins) config = await plugin(config)
  const others = payloadsOwn.map((slug) => ({
    slug,
    fields: [...everywhere, 'key', 'value', 'user', 'document'],
    texts: [],
    hasDrafts: false,
  }))
  return {
    collections: [...(config.collections ?? []).map(libraryOf), ...others],
    globals: (config.globals ?? []).map(libraryOf),
  }
}

function libraryOf({ slug, fields, versions }: CollectionConfig | GlobalConfig): Library {
  return {
    slug,
    fields: [...new Set([...everywhere, ...ofAccounts, ...ofFiles, ...namesOf(fields, '')])],
    texts: textsOf(fields),
    hasDrafts: typeof versions === 'object' && versions.drafts !== undefined,
  }
}

function namesOf(fields: readonly Field[], before: string): string[] {
  return fields.flatMap((field): string[] => {
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => namesOf(tab.fields, before))
    const name = 'name' in field && field.name ? `${before}${field.name}` : undefined
    const inner = 'fields' in field ? namesOf(field.fields, name === undefined ? before : `${name}.`) : []
    return name === undefined ? inner : [name, ...inner]
  })
}

function textsOf(fields: readonly Field[]): string[] {
  return fields.flatMap((field): string[] => {
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => ('name' in tab ? [] : textsOf(tab.fields)))
    if (field.type === 'row' || field.type === 'collapsible') return textsOf(field.fields)
    return field.type === 'text' || field.type === 'textarea' || field.type === 'code' ? [field.name] : []
  })
}
