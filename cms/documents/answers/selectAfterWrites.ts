import type {
  CollectionAfterOperationHook,
  CollectionBeforeOperationHook,
  GlobalBeforeOperationHook,
  SanitizedConfig,
} from 'payload'

/** What an answer is to have of a document, as Payload takes it: fields that are wanted, or fields that are not. */
export interface Selection {
  [field: string]: boolean | Selection
}

type Values = Record<string, unknown>

/** Where the arguments of a write keep what its answer is to have. */
const asked = Symbol('what the answer is to have')

const writes = ['create', 'update', 'delete', 'restoreVersion']

/**
 * Has `select` choose what the answer to a write has, and nothing else: Payload (3.90) takes the other fields from what
 * is read for the hooks that follow, which then record and report of half a document, and stores half of it as the
 * version that a restore makes.
 */
export function selectAfterWrites(config: SanitizedConfig): SanitizedConfig {
  for (const { hooks } of config.collections) {
    hooks.beforeOperation.push(setAside)
    hooks.afterOperation.push(narrow)
  }
  // what is written of a global is its whole answer
  for (const { hooks } of config.globals) hooks.beforeOperation = [dropOfGlobal, ...(hooks.beforeOperation ?? [])]
  return config
}

export const setAside: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { select } = args as { select?: Selection }
  return writes.includes(operation) && select !== undefined ? { ...args, select: undefined, [asked]: select } : args
}

export const dropOfGlobal: GlobalBeforeOperationHook = ({ args, operation }) =>
  writes.includes(operation) ? { ...(args as object), select: undefined } : args

export const narrow: CollectionAfterOperationHook = ({ args, result }) => {
  const selection = (args as { [asked]?: Selection })[asked]
  if (selection === undefined) return result
  const whole = result as Values
  const { docs } = whole
  return Array.isArray(docs)
    ? { ...whole, docs: docs.map((doc: Values) => selected(doc, selection)) }
    : selected(whole, selection)
}

/** What is selected of a document, and its id in any case. */
export function selected(document: Values, selection: Selection): Values {
  return part(document, selection, excludes(selection)) as Values
}

function part(value: unknown, selection: Selection, isExcluding: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => part(one, selection, isExcluding))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const chosen = Object.hasOwn(selection, name) ? selection[name] : undefined
      if (name === 'id') return [[name, inner]]
      if (typeof chosen === 'object') return [[name, part(inner, chosen, isExcluding)]]
      return (isExcluding ? chosen !== false : chosen === true) ? [[name, inner]] : []
    }),
  )
}

/** Whether it names what is not wanted: the first that it says decides, as for Payload. */
function excludes(selection: Selection): boolean {
  for (const chosen of Object.values(selection)) {
    if (chosen === false) return true
    if (typeof chosen === 'object') return excludes(chosen)
  }
  return false
}
