import type { FieldAffectingData, FlattenedField, PayloadRequest } from 'payload'
import type { NamedProblem } from '../../../base/problemText.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { withStart } from '../../../base/fieldTree/startsAs.ts'
import { heldData } from '../../../documents/limits/heldData.ts'
import { treeProblem } from '../../../documents/limits/treeProblem.ts'
import { blockingProblem, wordingProblems } from '../../review/checkWordings.ts'
import { isFromZip } from '../cells/names.ts'
import { valueAt } from '../cells/paths.ts'
import type { Column } from '../cells/columns.ts'
import type { Library } from '../table/library.ts'
import { isEmpty } from './isEmpty.ts'
import type { FieldProblem } from './plan.ts'

/** Checked by the import itself: another rule would ask the database for each of them. */
const looked = new Set(['relation', 'relations', 'picture', 'pictures', 'body'])

type Validate = (value: unknown, options: object) => unknown

interface Asked {
  /** What of the document is written. */
  sent: Record<string, unknown>
  id: string | undefined
  /** A draft may lack what only a publish asks of a box to be ticked. */
  isDraft: boolean
  req: PayloadRequest
  pause: () => Promise<void>
}

/**
 * Asks every rule that a write goes by about a document: the limits of what is sent, each field's own rule as a publish
 * would ask it, and, for a publish, the union's list of forbidden wordings. A preview that lets something through which
 * the write refuses would have the whole batch taken back.
 */
export async function documentProblems(
  library: Library,
  given: Record<string, unknown>,
  asked: Asked,
): Promise<FieldProblem[]> {
  const document = asked.id === undefined ? withStart(library.config.flattenedFields, given) : given
  const problems = await fieldProblems(library, document, asked)
  const places = new Set(problems.map(placeOf))
  problems.push(...limitProblems(library, asked).filter((problem) => !places.has(placeOf(problem))))
  if (asked.isDraft) return problems
  const { payload } = asked.req
  const blocking = blockingProblem(await wordingProblems(payload, library.config.flattenedFields, document))
  return blocking === undefined ? problems : [...problems, { array: undefined, path: [], message: blocking.message }]
}

function placeOf({ array, path }: FieldProblem): string {
  return [...(array === undefined ? [] : [array.name, array.index]), ...path].join('.')
}

async function fieldProblems(
  library: Library,
  document: Record<string, unknown>,
  { id, isDraft, req, pause }: Asked,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const operation = id === undefined ? 'create' : 'update'
  const data = { ...document, _status: isDraft ? 'draft' : 'published' }

  const ask = async (
    field: FieldAffectingData | FlattenedField,
    path: readonly string[],
    owner: unknown,
    array: FieldProblem['array'],
  ): Promise<void> => {
    const answer = await validateOf(field)?.(valueAt(owner, path), {
      ...field,
      blockData: {},
      collectionSlug: library.slug,
      data,
      event: 'submit',
      id,
      operation,
      overrideAccess: false,
      path: [...(array === undefined ? [] : [array.name, array.index]), ...path],
      preferences: { fields: {} },
      previousValue: undefined,
      req,
      siblingData: valueAt(owner, path.slice(0, -1)) ?? {},
    })
    if (typeof answer === 'string') problems.push({ array, path, message: answer })
  }

  const askColumn = async (column: Column, owner: unknown, array: FieldProblem['array']): Promise<void> => {
    const { field, path, kind, isRequired } = column
    if (isEmpty(valueAt(owner, path))) {
      // a new entry gets what the form would start with
      if (id === undefined && 'defaultValue' in field && field.defaultValue !== undefined) return
      if (isRequired) return void problems.push({ array, path, message: '必填，请填写。' })
    }
    if (looked.has(kind) || (kind === 'yesNo' && isDraft)) return
    await ask(field, path, owner, array)
  }

  for (const column of library.columns) await askColumn(column, document, undefined)
  for (const { name, columns } of library.arrays) {
    const rows = document[name]
    const whole = library.config.flattenedFields.find((field) => field.name === name)
    if (whole !== undefined && !isDraft) await ask(whole, [name], document, undefined)
    if (!Array.isArray(rows)) continue
    for (const [index, row] of rows.entries()) {
      await pause()
      for (const column of columns) await askColumn(column, row, { name, index })
    }
  }
  return problems
}

/** What is wrong with the size and shape of what is sent, drafts too. Pictures of the zip have no ids yet. */
function limitProblems({ config }: Library, { sent, req }: Asked): FieldProblem[] {
  const data = withoutZip(sent) as Record<string, unknown>
  const problem = treeProblem(data)
  if (problem !== undefined) return [{ array: undefined, path: [], message: problem }]
  const held = heldData(config.flattenedFields, data, idsOf(req.payload.db.name))
  return 'data' in held ? [] : held.problems.map(placed)
}

function placed({ path: place, message }: NamedProblem): FieldProblem {
  const [name = '', index = '', ...path] = place.split('.')
  return /^\d+$/.test(index)
    ? { array: { name, index: Number(index) }, path, message }
    : { array: undefined, path: place.split('.'), message }
}

function withoutZip(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isFromZip(one)).map(withoutZip)
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (isFromZip(inner) ? [] : [[name, withoutZip(inner)]])),
  )
}

/** Every field of a sanitized configuration has one, of as many types as there are kinds of field. */
function validateOf(field: object): Validate | undefined {
  return 'validate' in field && typeof field.validate === 'function' ? (field.validate as Validate) : undefined
}
