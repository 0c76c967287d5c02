import { z } from 'zod'
import { dataProblem } from '../../documents/limits/formSize.ts'
import { askedColumn, columnName, fieldPreferences } from '../../documents/limits/preferenceShapes.ts'

const text = z.string().nullish()
const truth = z.boolean().nullish()
const id = z.union([z.string(), z.number()]).nullish()
/** What is looked through by name; what its values are, whoever works with it looks at. */
const record = z.record(z.string(), z.unknown())
/** Of a form, by the paths of its fields. */
const state = z.record(z.string(), record)
/** What a form begins with. */
const data = record.refine((value) => dataProblem(value) === undefined)
/** What a list is asked for, as its page keeps it in the address; ways of grouping and kept queries are not used here. */
const query = z.object({
  where: record.nullish(),
  sort: z.union([z.string(), z.array(z.string())]).nullish(),
  limit: id,
  page: id,
  search: text,
  columns: z.array(z.union([askedColumn, z.object({ accessor: columnName, active: z.boolean() })])).nullish(),
})
/** Permissions of the fields: what the server told the page, and only for what the page shows. */
const permissions = z.union([z.literal(true), record]).nullish()

const about = { collectionSlug: text, globalSlug: text }

/**
 * What the pages of the admin ask its server for, by name, with the kind of every argument that they send. Payload
 * looks names up on a plain object, where `constructor` is one too, and takes arguments as they come. What of Payload's
 * is not used here does not stand here, and an argument that does not stand here does not reach it.
 */
const functions = {
  'form-state': {
    needs: 'collection or global',
    args: z.object({
      ...about,
      id,
      /** Of a field, beginning with the name of the document's collection or global. */
      schemaPath: text,
      operation: z.enum(['create', 'update']).nullish(),
      data: record.nullish(),
      formState: state.nullish(),
      documentFormState: state.nullish(),
      initialBlockData: record.nullish(),
      initialBlockFormState: state.nullish(),
      docPermissions: z.looseObject({ fields: permissions }).nullish(),
      docPreferences: z.looseObject({ fields: fieldPreferences.nullish() }).nullish(),
      select: record.nullish(),
      originalUpdatedAt: text,
      checkForStaleData: truth,
      readOnly: truth,
      renderAllFields: truth,
      returnLivePreviewURL: truth,
      returnLockStatus: truth,
      returnPreviewURL: truth,
      skipValidation: truth,
      updateLastEdited: truth,
    }),
  },
  'get-default-layout': { needs: 'nothing', args: z.object({}) },
  'render-document': {
    needs: 'collection',
    args: z.object({
      collectionSlug: text,
      docID: id,
      drawerSlug: text,
      initialData: data.nullish(),
      disableActions: truth,
      overrideEntityVisibility: truth,
      redirectAfterCreate: truth,
      redirectAfterDelete: truth,
      redirectAfterDuplicate: truth,
      redirectAfterRestore: truth,
      /** Says that the list of versions is meant, from which one is chosen to compare with. */
      versions: z
        .object({ useVersionDrawerCreatedAtCell: z.literal(true) })
        .optional()
        .catch(undefined),
      paramsOverride: z
        .object({ segments: z.array(z.string()) })
        .optional()
        .catch(undefined),
    }),
  },
  'render-document-slots': { needs: 'collection', args: z.object({ collectionSlug: text, id }) },
  'render-list': {
    needs: 'collection',
    args: z.object({
      collectionSlug: text,
      drawerSlug: text,
      query: query.nullish(),
      disableActions: truth,
      disableBulkDelete: truth,
      disableBulkEdit: truth,
      disableQueryPresets: truth,
      enableRowSelections: truth,
      overrideEntityVisibility: truth,
      redirectAfterDelete: truth,
      redirectAfterDuplicate: truth,
    }),
  },
  'render-widget': { needs: 'nothing', args: z.object({ widgetSlug: z.string(), widgetData: record.nullish() }) },
} as const

const call = z.object({ name: z.string(), args: z.unknown() })

/** A call of one of the functions, with arguments of the right kinds and no others. */
export interface ServerCall {
  name: string
  args: Record<string, unknown>
}

type Known = { [kind in 'collections' | 'globals']: readonly { slug: string }[] }

/**
 * Reads a call that came over the network.
 * @returns undefined when there is no such function, an argument is of another kind than the admin's pages send, or it
 * is about no collection or global that there is
 */
export function readServerCall({ collections, globals }: Known, asked: unknown): ServerCall | undefined {
  const { data } = call.safeParse(asked)
  if (data === undefined || !Object.hasOwn(functions, data.name)) return undefined
  const wanted = functions[data.name as keyof typeof functions]
  const read = wanted.args.safeParse(data.args)
  if (!read.success) return undefined
  const { collectionSlug, globalSlug, schemaPath } = read.data as Partial<Record<string, string | null>>
  const isIn = (all: readonly { slug: string }[], name: string): boolean => all.some(({ slug }) => slug === name)
  if (schemaPath && schemaPath.split('.')[0] !== (collectionSlug || globalSlug)) return undefined
  if ('versions' in read.data && read.data.versions !== undefined) {
    const { paramsOverride, ...args } = read.data
    const area = ['collections', 'globals'].find((one) =>
      isIn(one === 'globals' ? globals : collections, collectionSlug ?? ''),
    )
    if (area === undefined) return undefined
    const isTrashed = paramsOverride?.segments[2] === 'trash'
    const place = area === 'globals' ? [] : [...(isTrashed ? ['trash'] : []), String(args.docID)]
    const segments = [area, String(collectionSlug), ...place, 'versions']
    return { name: data.name, args: { ...args, paramsOverride: { segments } } }
  }
  const isAbout = collectionSlug
    ? isIn(collections, collectionSlug)
    : globalSlug
      ? isIn(globals, globalSlug)
      : wanted.needs === 'nothing'
  return isAbout ? { name: data.name, args: withoutPlace(read.data) } : undefined
}

/** Where a page is drawn is for the server to say. */
function withoutPlace(args: Record<string, unknown>): Record<string, unknown> {
  const { paramsOverride: _place, versions: _versions, ...rest } = args
  return rest
}
