import { catalogue } from '../../base/catalogue.ts'

/** What is refused of what pages tell of searches. */
export const searchCountReason = catalogue({
  'search-told-at-length': [413, '内容太长：这里最多收 1 KB。'],
  'search-badly-told': [400, '要说明找了什么、有没有找到。'],
})
