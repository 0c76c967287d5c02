import {
  type CollectionBeforeOperationHook,
  type Endpoint,
  type PayloadRequest,
  QueryError,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  validateQueryPaths,
} from 'payload'
import { idsOf } from '../../database/documentIds.ts'
import { type Asking, queryProblem, type Searched, writtenProblem } from './queryProblem.ts'
import { refusedQuery } from './refusedQuery.ts'
import { sortedBy } from './sortedBy.ts'
import { searchedIn } from './searched.ts'

/** Of sites in several languages, and sent by the admin all the same: Payload (3.90) leaves out checks for them. */
const ofLanguages = ['publishAllLocales', 'unpublishAllLocales', 'publishSpecificLocale']

type ProblemOf = (query: Readonly<Record<string, unknown>>, req: PayloadRequest) => string | undefined

/**
 * Has every query of a person looked at before it reaches the database, whichever way it came: by the API, in the
 * address of a list, in a call of the admin. Each database answers what it cannot do with errors of its own, and
 * Payload lets most of that through.
 */
export function checkQueries(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    collection.hooks.beforeOperation.push(checkQuery)
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => checked(endpoint, writtenProblem))
  }
  for (const global of config.globals) {
    const searched = once(() => searchedIn(config, global))
    // these ask no hook before their versions are looked for
    const problemOf: ProblemOf = (query, req) => writtenProblem(query) ?? queryProblem(asking(searched, req), query)
    if (global.endpoints) global.endpoints = global.endpoints.map((endpoint) => checked(endpoint, problemOf))
  }
  return config
}

export const checkQuery: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const { sort } = args as { sort?: unknown }
  if (overrideAccess === true) return args
  const asked = asking(() => searchedOf(collection, req.payload.config), req)
  // a list that was once sorted by what is not there any more opens all the same
  const isLost =
    req.payloadAPI !== 'REST' &&
    (queryProblem(asked, { sort }) !== undefined ||
      (operation === 'read' && (await isSortClosed(collection, sort, req))))
  const kept = isLost ? { ...args, sort: undefined } : args
  const problem = queryProblem(asked, kept)
  if (problem !== undefined) throw refusedQuery(problem)
  return kept
}

/** Whether what a list is sorted by is closed to who asks; Payload refuses that, and keeps it for their next list. */
async function isSortClosed(
  collectionConfig: SanitizedCollectionConfig,
  sort: unknown,
  req: PayloadRequest,
): Promise<boolean> {
  const paths = sortedBy(sort).filter((path) => path !== 'id')
  const where = Object.fromEntries(paths.map((path) => [path, { exists: true }]))
  try {
    await validateQueryPaths({ collectionConfig, overrideAccess: false, req, where })
    return false
  } catch (error) {
    if (error instanceof QueryError) return true
    throw error
  }
}

function checked(endpoint: Endpoint, problemOf: ProblemOf): Endpoint {
  return {
    ...endpoint,
    handler: (req) => {
      const problem = problemOf(req.query, req)
      if (problem !== undefined) throw refusedQuery(problem)
      req.query = Object.fromEntries(Object.entries(req.query).filter(([name]) => !ofLanguages.includes(name)))
      for (const name of ofLanguages) req.searchParams.delete(name)
      return endpoint.handler(req)
    },
  }
}

function asking(searched: () => Searched, { payload }: PayloadRequest): Asking {
  return { ...searched(), isId: idsOf(payload.db.name) }
}

/** Of each collection for as long as the server runs, made when somebody asks for it first. */
const searchedOfCollections = new WeakMap<SanitizedCollectionConfig, Searched>()

function searchedOf(collection: SanitizedCollectionConfig, config: SanitizedConfig): Searched {
  const known = searchedOfCollections.get(collection) ?? searchedIn(config, collection)
  searchedOfCollections.set(collection, known)
  return known
}

/** The fields of versions are made when somebody asks for them: all in one go would hold up every start. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
