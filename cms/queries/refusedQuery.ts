import { APIError, QueryError } from 'payload'

// The build shortens the names of classes; lists of the admin show a query that is refused as one that finds nothing,
// and know it by this name.
const name = 'QueryError'
Object.defineProperty(QueryError, 'name', { value: name })

/** The refusal of a query, which a list of the admin stays open at. @param problem in Chinese, with what may be asked */
export function refusedQuery(problem: string): APIError {
  const error = new APIError(problem, 400, { reason: 'query' }, true)
  error.name = name
  return error
}
