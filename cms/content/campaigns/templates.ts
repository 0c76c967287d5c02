import type { FormTemplate } from './template.ts'

const counted = { inTenThousands: false, decimals: 0, isSplit: true } as const

/** The forms of the documents that the system implements: a campaign begins with one of them, and may change it. */
export const templates = {
  byLevel: {
    title: '工会千场文化活动进基层情况统计表',
    layout: 'across',
    split: 'level',
    hasSum: false,
    measures: [
      { key: 'sessions', label: '场次', ...counted },
      { key: 'participants', label: '参加人数', ...counted },
    ],
    above: ['填报单位（盖章）', '填报人', '联系电话', '填报时间'],
    below: ['分管领导签字'],
  },
  byChannel: {
    title: '文化活动进基层情况统计表',
    layout: 'down',
    split: 'channel',
    hasSum: true,
    measures: [
      { key: 'sessions', label: '场次', ...counted },
      { key: 'participants', label: '参加人数', ...counted },
    ],
    above: ['填报单位（盖章）', '填报时间'],
    below: ['填报人', '联系电话'],
  },
  coverage: {
    title: '“劳模工匠进校园”活动开展情况统计表',
    layout: 'single',
    split: 'channel',
    hasSum: false,
    measures: [
      { key: 'sessions', label: '活动场次（场）', ...counted },
      { key: 'coverage', label: '覆盖人数（万人次）', ...counted, inTenThousands: true, decimals: 2 },
      { key: 'mediaReports', label: '媒体报道（篇次）', ...counted, isSplit: false },
    ],
    above: ['填报单位（盖章）', '填报时间'],
    below: ['填报人', '联系电话'],
  },
} as const satisfies Record<string, FormTemplate>

/** What the forms are called where one is chosen. */
export const templateNames = {
  byLevel: '按县、市区、基层（场次、参加人数）',
  byChannel: '按线上、线下（场次、参加人数、合计）',
  coverage: '场次、覆盖人数、媒体报道（不分类）',
} as const satisfies Record<keyof typeof templates, string>
