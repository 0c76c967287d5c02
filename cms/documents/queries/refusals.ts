import { catalogue } from '../../base/catalogue.ts'

/** What is refused of queries. */
export const queryReason = catalogue({
  'query-not-answered': [400, ({ problem }: { problem: string }) => problem],
})
