import {
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type Field,
  type FlattenedField,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  type Validate,
  ValidationError,
} from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { namedProblem, type NamedProblem } from '../../base/problemText.ts'
import { walk } from '../../base/fieldTree/walk.ts'
import { idsOf } from '../../database/documentIds.ts'
import { operationIn } from '../operation/operation.ts'
import { fieldProblem, isRecord } from './fieldProblem.ts'
import { heldData } from './heldData.ts'
import { treeProblem } from './treeProblem.ts'

/**
 * Holds every way of writing to the limits of the fields, drafts too, which Payload stores without looking at them:
 * what is sent before anything works with it, what is copied or restored before it is stored, and each field's own
 * check once more. It is put on the whole configuration, so that no collection, no global and no field is forgotten,
 * those that Payload adds included.
 */
export function holdLimits(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    collection.hooks.beforeOperation.push(holdSent)
    collection.hooks.beforeValidate.push(holdCopied)
    for (const field of fieldsBelow(collection.fields)) holdField(field)
  }
  for (const global of config.globals) {
    global.hooks.beforeOperation = [holdSentGlobal, ...(global.hooks.beforeOperation ?? [])]
    for (const field of fieldsBelow(global.fields)) holdField(field)
  }
  return config
}

/** Every field that holds a value, at any depth. */
export function fieldsBelow(fields: readonly Field[]): Field[] {
  return [...walk(fields)].flatMap(({ field }) =>
    'name' in field && field.type !== 'ui' && field.type !== 'tab' ? [field] : [],
  )
}

/**
 * Holds what a request sends for a document to the limits of its fields, before anything else looks at it; what Payload
 * notes of a file is left out. Throws a ValidationError that names each field which is beyond.
 */
export const holdSent: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  noteTakenDown(args, collection.slug, req)
  const where = { collection: collection.slug }
  const data = held(collection.flattenedFields, (args as { data?: unknown }).data, where, req, besidesOf(collection))
  const isTaken = collection.upload === undefined ? () => true : ([name]: [string, unknown]) => !ofFile.includes(name)
  return { ...args, data: Object.fromEntries(Object.entries(data).filter(isTaken)) }
}

/**
 * A page comes off the site however unfinished the draft is that waits beside it, which is the entry from then on:
 * nothing of it is new, and whoever needs the page gone cannot be asked to finish it first (decision 0009).
 */
function noteTakenDown(args: object, collection: string, { context }: Pick<PayloadRequest, 'context'>): void {
  const { id, data, draft } = args as { id?: unknown; data?: Record<string, unknown>; draft?: boolean }
  const isAlone = draft !== true && data?.['_status'] === 'draft' && Object.keys(data).length === 1
  const name = nameOf(collection, String(id))
  const known = operationIn(context)
  if (isAlone) known.takenDown = name
  else if (known.takenDown === name) known.takenDown = undefined
}

/** What Payload notes of a file when it takes one, and by which it finds it: it believes whoever sends it. */
const ofFile = ['filename', 'url', 'thumbnailURL', 'mimeType', 'filesize', 'width', 'height', 'sizes']

/** As `holdSent`, for a setting. */
export const holdSentGlobal: GlobalBeforeOperationHook = ({ args, global, operation, req }) => {
  if (operation !== 'update') return args
  const { data } = args as { data?: unknown }
  return { ...args, data: held(global.flattenedFields, data, { global: global.slug }, req) }
}

/** A copy and an old version come out of the database, which may be older than the limits. */
export const holdCopied: CollectionBeforeValidateHook = ({ collection, data, operation, req }) => {
  if (operation !== 'create' && req.context['isRestoringVersion'] !== true) return data
  return held(collection.flattenedFields, data, { collection: collection.slug }, req, besidesOf(collection))
}

/** A collection names in `custom.sentBesides` what is sent of it and no field, such as a password. */
function besidesOf({ custom }: SanitizedCollectionConfig): readonly string[] | undefined {
  return custom['sentBesides'] as readonly string[] | undefined
}

/**
 * @param besides names that are no fields, see heldData
 * @returns the data as it is to be stored
 * @throws ValidationError naming what is wrong
 */
export function held(
  fields: readonly FlattenedField[],
  data: unknown = {},
  where: { collection: string } | { global: string },
  req: PayloadRequest,
  besides?: readonly string[],
): Record<string, unknown> {
  const problem = isRecord(data) ? treeProblem(data) : '内容的格式不对，应是各个栏目和它们的值。'
  const result =
    problem === undefined && isRecord(data)
      ? heldData(fields, data, idsOf(req.payload.db.name), besides)
      : { problems: [namedProblem('data', '内容', problem ?? '')] }
  if ('data' in result) return result.data
  throw refused(result.problems, where, req)
}

function refused(errors: NamedProblem[], where: object, req: PayloadRequest): ValidationError {
  return new ValidationError({ ...where, errors, req }, req.t)
}

const withoutLength = { maxLength: undefined }
/** What Payload takes for a focal point is whatever number is sent. */
const percent = { min: 0, max: 100 }

/** Payload's own check of a length counts an emoji as many characters and says little; it gives way to ours. */
function holdField(field: Field): void {
  if (!('name' in field)) return
  if ((field.name === 'createdAt' || field.name === 'updatedAt') && field.type === 'date')
    // the order of lists hangs on the one; the other tells what a person saw, but not when something was made
    field.access = {
      ...field.access,
      ...fieldAccess(systemFields.fields[field.name === 'createdAt' ? 'kept' : 'seen']),
    }
  if (field.type === 'number' && (field.name === 'focalX' || field.name === 'focalY')) Object.assign(field, percent)
  const theirs: Validate = (field as { validate?: Validate }).validate ?? (() => true)
  const check: Validate = (value, options) => {
    const { collectionSlug, id, operation, req } = options
    if (operation === 'update' && operationIn(req.context).takenDown === nameOf(String(collectionSlug), String(id)))
      return true
    const problem = fieldProblem(field, value, idsOf(req.payload.db.name))
    // whoever tells it away from the field names that
    return problem ?? theirs(value, { ...options, ...withoutLength })
  }
  Object.assign(field, { validate: check })
}
