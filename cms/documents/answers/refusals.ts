import { catalogue } from '../../base/catalogue.ts'

const less = '请加上 depth=0、用 limit 减少条数，或用 select 只取需要的字段。'

/** What is refused since its answer would be too much. */
export const answerReason = catalogue({
  'answer-too-large': [400, ({ most }: { most: number }) => `回答太大：超过 ${most} MB。${less}`],
  'too-many-relations': [400, `一次回答里带出的关联条目太多。${less}`],
  'page-too-large': [
    400,
    ({ most, mostShort }: { most: number; mostShort: number }) =>
      `一次最多取 ${most} 条：请用 limit=${most} 和 page 分页取，或用 select 只取需要的字段（没有长文字时最多 ${mostShort} 条）。`,
  ],
})
