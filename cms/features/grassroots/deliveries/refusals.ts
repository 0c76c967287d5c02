import { catalogue } from '../../../base/catalogue.ts'

/** What is refused of deliveries. */
export const deliveryReason = catalogue({
  'no-such-delivery': [404, '没有这条场次记录，可能已经撤回。请刷新页面。'],
  'delivery-key-used': [409, '这条记录的编号已经用过。请刷新页面，重新记一次。'],
  'delivery-in-future': [400, ({ day }: { day: string }) => `${day} 还没有到。办完再记，或改日期。`],
  'too-many-that-day': [
    409,
    ({ day, mostADay }: { day: string; mostADay: number }) =>
      `这个单位 ${day} 这一天在这个专项里已经有 ${mostADay} 场，不能再加。请核对日期；记重了的，请先撤回。`,
  ],
  'not-of-this-campaign': [
    403,
    ({ leader }: { leader: string }) => `这个专项由${leader}牵头，只统计它和它下级单位的场次。请换一个专项或单位。`,
  ],
  'delivery-of-other-year': [
    400,
    ({ day, year }: { day: string; year: number }) => `${day} 离这个专项的 ${year} 年太远，请核对日期或换一个专项。`,
  ],
  'kind-of-other-campaign': [400, ({ kinds }: { kinds: string }) => `这个专项只统计：${kinds}。请改选。`],
  'no-such-photo': [400, '有照片已经不在了，请去掉后重传。'],
  'photo-of-delivery': [
    409,
    ({ day, place }: { day: string; place: string }) =>
      `${day} 在${place}的一场用了这张照片，不能彻底删除。要删，请先在“记一场”里改掉那一场的照片。`,
  ],
  'photo-replaced': [
    409,
    ({ day, place }: { day: string; place: string }) =>
      `${day} 在${place}的一场用了这张照片，不能换成别的，也不能裁剪。要换，请在“记一场”里改那一场的照片。`,
  ],
  'delivery-withdrawn': [409, '这条记录已经撤回，不能再改。确有这一场，请重新记。'],
  'delivery-changed-meanwhile': [
    409,
    ({ fields }: { fields: string }) => `别人刚改过：${fields}。没有保存，请刷新页面，看过再改。`,
  ],
  'delivery-busy': [503, '很多人正在改这条记录，请稍后再试。'],
})
