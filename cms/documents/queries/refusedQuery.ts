import { Refusal } from '../../base/refusal.ts'
import { queryReason } from './refusals.ts'

/** The refusal of a query, which a list of the admin stays open at. @param problem in Chinese, with what may be asked */
export function refusedQuery(problem: string): Refusal {
  // lists of the admin (Payload 3.90) show a query that is refused as one that finds nothing, and know it by this name
  return Object.assign(new Refusal(queryReason('query-not-answered', { problem })), { name: 'QueryError' })
}
