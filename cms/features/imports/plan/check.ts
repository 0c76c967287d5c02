import type { FieldAffectingData, PayloadRequest } from 'payload'
import { valueAt } from '../cells/paths.ts'
import type { Column } from '../cells/columns.ts'
import type { Library } from '../table/library.ts'
import type { FieldProblem } from './plan.ts'

/** Checked by the import itself: another rule would ask the database for each of them. */
const looked = new Set(['relation', 'relations', 'picture', 'pictures', 'body'])

type Validate = (value: unknown, options: object) => unknown

/**
 * Asks the rules of every field about a document, as a publish would.
 * @param isDraft a draft may lack what only a publish asks of a box to be ticked
 */
export async function fieldProblems(
  library: Library,
  document: Record<string, unknown>,
  {
    id,
    isDraft,
    req,
    pause,
  }: { id: string | undefined; isDraft: boolean; req: PayloadRequest; pause: () => Promise<void> },
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const operation = id === undefined ? 'create' : 'update'

  const ask = async (column: Column, owner: unknown, array: FieldProblem['array']): Promise<void> => {
    const { field, path, kind, isRequired } = column
    const value = valueAt(owner, path)
    const refuse = (message: string): void => void problems.push({ array, path, message })
    if (isMissing(value)) {
      // a new entry gets what the form would start with
      if (id === undefined && 'defaultValue' in field && field.defaultValue !== undefined) return
      if (isRequired) return refuse('必填，请填写。')
    }
    if (looked.has(kind) || (kind === 'yesNo' && isDraft)) return
    const answer = await validateOf(field)?.(value, {
      ...field,
      blockData: {},
      collectionSlug: library.slug,
      data: document,
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
    if (typeof answer === 'string') refuse(answer)
  }

  for (const column of library.columns) await ask(column, document, undefined)
  for (const { name, columns } of library.arrays) {
    const rows = document[name]
    if (!Array.isArray(rows)) continue
    for (const [index, row] of rows.entries()) {
      await pause()
      for (const column of columns) await ask(column, row, { name, index })
    }
  }
  return problems
}

/** Every field of a sanitized configuration has one, of as many types as there are kinds of field. */
function validateOf(field: FieldAffectingData): Validate | undefined {
  return 'validate' in field && typeof field.validate === 'function' ? (field.validate as Validate) : undefined
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
