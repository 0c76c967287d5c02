import {
  APIError,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type PayloadRequest,
  QueryError,
  type SanitizedConfig,
} from 'payload'
import { idsOf } from '../documentIds.ts'
import { type Asking, queryProblem, type Searched, writtenProblem } from './queryProblem.ts'
import { searchedIn } from './searched.ts'

// The build shortens the names of classes; lists of the admin show a query that is refused as one that finds nothing,
// and know it by this name.
const refusedQuery = 'QueryError'
Object.defineProperty(QueryError, 'name', { value: refusedQuery })

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
    const searched = once(() => searchedIn(config, collection))
    collection.hooks.beforeOperation = [check(searched), ...(collection.hooks.beforeOperation ?? [])]
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

function check(searched: () => Searched): CollectionBeforeOperationHook {
  return ({ args, overrideAccess, req }) => {
    const { sort } = args as { sort?: unknown }
    if (overrideAccess === true) return args
    const asked = asking(searched, req)
    // a list that was once sorted by what is not there any more opens all the same
    const isLost = req.payloadAPI !== 'REST' && queryProblem(asked, { sort }) !== undefined
    const kept = isLost ? { ...args, sort: undefined } : args
    const problem = queryProblem(asked, kept)
    if (problem !== undefined) throw refusal(problem)
    return kept
  }
}

function checked(endpoint: Endpoint, problemOf: ProblemOf): Endpoint {
  return {
    ...endpoint,
    handler: (req) => {
      const problem = problemOf(req.query, req)
      if (problem !== undefined) throw refusal(problem)
      req.query = Object.fromEntries(Object.entries(req.query).filter(([name]) => !ofLanguages.includes(name)))
      for (const name of ofLanguages) req.searchParams.delete(name)
      return endpoint.handler(req)
    },
  }
}

function asking(searched: () => Searched, { payload }: PayloadRequest): Asking {
  return { ...searched(), isId: idsOf(payload.db.name) }
}

function refusal(problem: string): APIError {
  const error = new APIError(problem, 400, { reason: 'query' }, true)
  error.name = refusedQuery
  return error
}

/** The fields of versions are made when somebody asks for them: all in one go would hold up every start. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
