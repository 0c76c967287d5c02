import { glob } from 'node:fs/promises'
import path from 'node:path'
import type { Field } from 'payload'
import { z } from 'zod'

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

const configured = z.looseObject({
  slug: z.string(),
  fields: z.array(z.custom<Field>()),
  versions: z.looseObject({ drafts: z.unknown().optional() }).optional(),
})

/** Finds every collection and global in the code, so that none has to be named here. */
export async function findLibraries(): Promise<{ collections: Library[]; globals: Library[] }> {
  const [ours, globals] = await Promise.all([find('collections'), find('globals')])
  const others = payloadsOwn.map((slug) => ({
    slug,
    fields: [...everywhere, 'key', 'value', 'user', 'document'],
    texts: [],
    hasDrafts: false,
  }))
  return { collections: [...ours, ...others], globals }
}

async function find(folder: string): Promise<Library[]> {
  const found = new Map<string, Library>()
  for await (const file of glob(`cms/${folder}/**/*.ts`)) {
    const exported = (await import(path.resolve(file))) as Record<string, unknown>
    for (const value of Object.values(exported)) {
      const { success, data } = configured.safeParse(value)
      if (!success) continue
      const fields = [...everywhere, ...ofAccounts, ...ofFiles, ...namesOf(data.fields, '')]
      found.set(data.slug, {
        slug: data.slug,
        fields: [...new Set(fields)],
        texts: textsOf(data.fields),
        hasDrafts: data.versions?.drafts !== undefined,
      })
    }
  }
  return [...found.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
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
