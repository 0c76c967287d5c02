import { APIError, type CollectionBeforeOperationHook, type Endpoint, QueryError, type SanitizedConfig } from 'payload'
import { queryProblem, type Searched } from './queryProblem.ts'
import { searchedIn } from './searched.ts'

// The build shortens the names of classes; lists of the admin show a query that is refused as one that finds nothing,
// and know it by this name.
const refusedQuery = 'QueryError'
Object.defineProperty(QueryError, 'name', { value: refusedQuery })

/**
 * Has every query of a person looked at before it reaches the database, whichever way it came: by the API, in the
 * address of a list, in a call of the admin. Each database answers what it cannot do with errors of its own, and
 * Payload lets most of that through.
 */
export function checkQueries(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const searched = once(() => searchedIn(config, collection))
    collection.hooks.beforeOperation = [check(searched), ...(collection.hooks.beforeOperation ?? [])]
  }
  for (const global of config.globals) {
    const searched = once(() => searchedIn(config, global))
    if (global.endpoints) global.endpoints = global.endpoints.map((endpoint) => checked(endpoint, searched))
  }
  return config
}

function check(searched: () => Searched): CollectionBeforeOperationHook {
  return ({ args, overrideAccess, req }) => {
    const { sort } = args as { sort?: unknown }
    if (overrideAccess === true) return args
    // a list that was once sorted by what is not there any more opens all the same
    const isLost = req.payloadAPI !== 'REST' && queryProblem(searched(), { sort }) !== undefined
    const kept = isLost ? { ...args, sort: undefined } : args
    const problem = queryProblem(searched(), kept)
    if (problem !== undefined) throw refusal(problem)
    return kept
  }
}

/** Globals ask no hook before their versions are looked for. */
function checked(endpoint: Endpoint, searched: () => Searched): Endpoint {
  return {
    ...endpoint,
    handler: (req) => {
      const problem = queryProblem(searched(), req.query)
      if (problem !== undefined) throw refusal(problem)
      return endpoint.handler(req)
    },
  }
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
