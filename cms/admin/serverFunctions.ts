import { z } from 'zod'

/**
 * What the pages of the admin ask its server for, by name. Payload looks names up on a plain object, where
 * `constructor` is one too. What of Payload's is not used here does not stand here.
 */
const functions = {
  'form-state': 'collection or global',
  'get-default-layout': 'nothing',
  'render-document': 'collection',
  'render-document-slots': 'collection or global',
  'render-list': 'collection',
  'render-widget': 'nothing',
  'table-state': 'collection',
} as const

const call = z.object({
  name: z.string(),
  args: z.looseObject({
    collectionSlug: z.string().nullish(),
    globalSlug: z.string().nullish(),
    /** Of a field, beginning with the name of the document's collection or global. */
    schemaPath: z.string().nullish(),
  }),
})

/** Whether a call is of a function that there is, and about a collection or global that there is when it needs one. */
export function isServerCall(
  { collections, globals }: { [kind in 'collections' | 'globals']: readonly { slug: string }[] },
  asked: unknown,
): boolean {
  const { data } = call.safeParse(asked)
  if (data === undefined || !Object.hasOwn(functions, data.name)) return false
  const { collectionSlug, globalSlug, schemaPath } = data.args
  const isIn = (all: readonly { slug: string }[], name: string): boolean => all.some(({ slug }) => slug === name)
  if (schemaPath && schemaPath.split('.')[0] !== (collectionSlug || globalSlug)) return false
  if (collectionSlug) return isIn(collections, collectionSlug)
  const needed = functions[data.name as keyof typeof functions]
  if (globalSlug) return needed !== 'collection' && isIn(globals, globalSlug)
  return needed === 'nothing'
}
