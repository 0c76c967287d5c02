import { z } from 'zod'

const text = z.string()
const truth = z.boolean()
const width = z.enum(['x-small', 'small', 'medium', 'large', 'x-large', 'full'])
const name = z.record(z.string(), z.unknown())
/** A column of a list, by its field: `title`, `sizes.webp480.url`. Payload (3.90) makes lists as long as a number in it. */
export const columnName = z.string().regex(/^[A-Za-z_]\w{0,60}(\.[A-Za-z_]\w{0,60}){0,8}$/)

/** What the admin keeps of the fields of a form, by their paths: rows that are closed, and the tab that is open. */
export const fieldPreferences = z.record(
  z.string(),
  z.strictObject({ collapsed: z.array(text).nullish(), tabIndex: z.int().nonnegative().nullish() }),
)

/** A column as an address names it: with a hyphen before it the list is without. */
export const askedColumn = z.string().refine((asked) => columnName.safeParse(asked.replace(/^-/, '')).success)

const form = z.strictObject({
  fields: fieldPreferences.nullish(),
  editViewType: z.enum(['default', 'live-preview']).nullish(),
})
/** Without ways of grouping and kept queries, which this site does not have. */
const list = z.strictObject({
  columns: z.array(z.strictObject({ accessor: columnName, active: truth })).nullish(),
  limit: z.int().min(1).max(1_000_000).nullish(),
  sort: z.union([text, z.array(text)]).nullish(),
  listViewType: z.enum(['list', 'folders']).nullish(),
  editViewType: z.enum(['default', 'live-preview']).nullish(),
})
const folder = z.strictObject({ sort: text.nullish(), viewPreference: z.enum(['grid', 'list']).nullish() })

/** Of the admin itself, by name. */
const ofAdmin = {
  nav: z.strictObject({
    open: truth.nullish(),
    groups: z.record(z.string(), z.strictObject({ open: truth.nullish() })).nullish(),
  }),
  'dashboard-layout': z.strictObject({
    layouts: z
      .array(
        z.strictObject({
          // the name of a part, and a number of its own
          id: text.regex(/^.+-[^-]+$/),
          data: name.nullish(),
          width,
          minWidth: width.nullish(),
          maxWidth: width.nullish(),
        }),
      )
      .nullish(),
  }),
  'browse-by-folder': folder,
  locale: text,
} as const satisfies Readonly<Record<string, z.ZodType>>

/** What follows the name of a collection or global: an id, or what the preference is about. */
const tail = /^-[\w.-]{1,99}$/

/**
 * The shape of a preference, as the admin's pages (Payload 3.90) read it by its name: of the admin itself, of a
 * collection or global (`collection-works`, `global-site`, `works-collection-folder`), and of a document
 * (`collection-works-1`).
 * @param slugs of all collections and globals
 * @returns undefined when the admin has none of that name
 */
export function preferenceShape(slugs: readonly string[], key: unknown): z.ZodType | undefined {
  if (typeof key !== 'string') return undefined
  if (Object.hasOwn(ofAdmin, key)) return ofAdmin[key as keyof typeof ofAdmin]
  const [, prefix, rest = ''] = /^(collection-|global-)?(.*)$/s.exec(key) ?? []
  const found = slugs.find((slug) => rest === slug || (rest.startsWith(slug) && tail.test(rest.slice(slug.length))))
  if (found === undefined) return undefined
  const about = rest.slice(found.length)
  if (prefix === undefined && about === '-collection-folder') return folder
  const isOfForm = prefix === 'global-' || (prefix === undefined ? about.startsWith('-edit-') : about !== '')
  return isOfForm ? form : list
}

/**
 * What of a stored preference the admin's pages can read: what is of another shape is left out, and the pages show what
 * they show to whoever has none.
 */
export function readablePreference(slugs: readonly string[], key: unknown, value: unknown): unknown {
  const shape = preferenceShape(slugs, key)
  if (shape === undefined) return undefined
  if (!(shape instanceof z.ZodObject)) return shape.safeParse(value).data
  const parts = name.safeParse(value).data ?? {}
  const sound = Object.entries(parts).filter(([part, one]) => shape.safeParse({ [part]: one }).success)
  return value === undefined || value === null ? value : Object.fromEntries(sound)
}
