import {
  beforeChangeTraverseFields,
  type FlattenedField,
  isolateObjectProperty,
  type Payload,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  ValidationError,
  type ValidationFieldError,
} from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { blockingProblem, wordingProblems } from './checkWordings.ts'

/**
 * Holds a text to everything that a publish asks of it, without publishing: whoever hands it in, lets it pass or plans
 * its day is told now what would be refused then.
 * @param doc the whole text, as it is stored
 * @throws ValidationError naming the fields, Refusal (400) naming forbidden wordings
 */
export async function refuseUnpublishable(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  doc: Record<string, unknown>,
): Promise<void> {
  await refuseForbiddenWording(req.payload, collection.flattenedFields, doc)
  await refuseUnfinished(req, collection, doc)
}

/** @throws Refusal (400) with every place where something forbidden stands */
export async function refuseForbiddenWording(
  payload: Payload,
  fields: readonly FlattenedField[],
  doc: Record<string, unknown>,
): Promise<void> {
  const problem = blockingProblem(await wordingProblems(payload, fields, doc))
  if (problem !== undefined) throw new Refusal(problem)
}

/** @throws ValidationError naming every field that the rules of a publish refuse, as the publish would name them */
export async function refuseUnfinished(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  doc: Record<string, unknown>,
): Promise<void> {
  // Payload goes through the fields as before a publish, and changes the copies that it is given
  const [data, stored] = [structuredClone({ ...doc, _status: 'published' }), structuredClone(doc)]
  // what the hooks of fields tell those of a write is for no write
  const asking = isolateObjectProperty(req, 'context')
  asking.context = {}
  const errors: ValidationFieldError[] = []
  const id = String(doc['id'])
  await beforeChangeTraverseFields({
    id,
    collection,
    context: asking.context,
    data,
    doc: stored,
    docWithLocales: stored,
    errors,
    fieldLabelPath: '',
    fields: collection.fields,
    global: null,
    mergeLocaleActions: [],
    operation: 'update',
    overrideAccess: false,
    parentIndexPath: '',
    parentIsLocalized: false,
    parentPath: '',
    parentSchemaPath: '',
    req: asking,
    siblingData: data,
    siblingDoc: stored,
    siblingDocWithLocales: stored,
    skipValidation: false,
  })
  if (errors.length > 0) throw new ValidationError({ id, collection: collection.slug, errors, req }, req.t)
}
