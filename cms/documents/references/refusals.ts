import { catalogue } from '../../base/catalogue.ts'

/** What is refused about the relations between entries. */
export const referenceReason = catalogue({
  'reference-gone': [400, '选的条目已不在，可能已被删除。请重新选择后再保存。'],
  'referred-badly-named': [400, '参数 document 的写法是“栏目/编号”，例如 talents/123。'],
})
