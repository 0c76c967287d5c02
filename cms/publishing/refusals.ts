import { catalogue } from '../base/catalogue.ts'

/** What is refused of questions about publishing. */
export const publishingReason = catalogue({
  'published-badly-named': [400, '参数 document 的写法是“栏目/编号”，例如 works/123。'],
})
