/** Days off and working days as one notice of the State Council's General Office gives them; dates as YYYY-MM-DD. */
export interface HolidayNotice {
  year: number
  source: string
  url?: string | undefined
  /** First and last day off. */
  holidays: readonly { name: string; from: string; to: string }[]
  /** 调休: Saturdays and Sundays on which people work. */
  workdays: readonly string[]
}

/** Notices of several years, at most one of each. */
export type HolidayNotices = readonly HolidayNotice[]

/** The notices that come with the program. Those of later years are entered by the staff, and so are corrections. */
export const builtInNotices: HolidayNotices = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    url: 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm',
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
    ],
    workdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    url: 'https://politics.gmw.cn/2025-11/04/content_38391083.htm',
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

/** Key of what the official calendar says of a year. */
export function holidaysKey(year: number): string {
  return `holidays=${year}`
}
