import type { Facts } from './contract.ts'

/** What the fields of a delivery are called. */
export const factWords: Readonly<Record<keyof Facts, string>> = {
  kind: '送什么',
  day: '日期',
  place: '地点',
  level: '层级',
  channel: '方式',
  people: '参加人数',
  mediaLinks: '媒体报道',
  photos: '照片',
  provider: '承办',
  note: '备注',
}
