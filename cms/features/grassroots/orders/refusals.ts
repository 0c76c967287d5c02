import { catalogue } from '../../../base/catalogue.ts'

/** What is refused of orders. */
export const orderReason = catalogue({
  'no-such-order': [404, '没有这张点单。请回到列表刷新。'],
  'order-key-used': [409, '这张点单的编号已经用过。请刷新页面，重新点一次。'],
  'no-such-service': [404, '服务清单上没有这一项，可能已经下架。请刷新页面重新选。'],
  'service-not-available': [409, '这一项现在暂不接单。请换一项，或过些时候再点。'],
  'order-too-soon': [
    400,
    ({ first, daysAhead }: { first: string; daysAhead: number }) =>
      daysAhead === 0 ? `日期已经过了，最早可以点 ${first}。` : `这一项要提前 ${daysAhead} 天点，最早可以点 ${first}。`,
  ],
  'order-too-far': [400, ({ last }: { last: string }) => `日期太远，最晚可以写 ${last}。请核对年份。`],
  'too-many-under-way': [
    409,
    ({ most }: { most: number }) => `这个单位有 ${most} 张点单还没办完，不能再点。不需要的请先取消。`,
  ],
  'not-your-step': [
    403,
    ({ step }: { step: string }) => `您的账号不能办“${step}”。需要办理，请联系点单的单位，或安排点单的编辑。`,
  ],
  'order-not-open': [
    409,
    ({ step, state }: { step: string; state: string }) =>
      `这张点单现在是“${state}”，不能${step}。请刷新页面看最新的情况。`,
  ],
  'order-changed-meanwhile': [409, '有人刚办过这张点单，没有保存。请刷新页面，看过再办。'],
  'arranged-before-ordered': [400, ({ day }: { day: string }) => `安排的日期不能早于点单那天（${day}）。请核对日期。`],
  'no-such-host': [409, '选的这一家已经不在，或没有发布。请刷新页面重新选。'],
  'host-gone': [409, '安排的这一家已经下线或删除，不能确认。请点“请重新安排”。'],
  'provider-ended': [409, '这家服务商已经标为“不再合作”。请换一家。'],
  'provider-out-of-contract': [
    409,
    ({ day, contract }: { day: string; contract: string }) =>
      `${day} 不在这家服务商的合同期（${contract}）里。请换一家或改日期。`,
  ],
  'provider-of-other-kind': [
    409,
    ({ kind }: { kind: string }) => `这家服务商不做“${kind}”。请换一家，或先在“服务商”里改它的类别。`,
  ],
  'host-taken': [
    409,
    ({ day, places }: { day: string; places: string }) => `${day} 已经安排去：${places}。确定赶得过来，请再点一次。`,
  ],
  'order-not-yet': [
    409,
    ({ day }: { day: string }) => `安排的日期 ${day} 还没有到。办完再登记；日期改了，请重新安排。`,
  ],
  'delivery-not-taken': [409, ({ why }: { why: string }) => `场次没有记上，点单没有改动：${why}`],
  'awaited-in-order': [
    409,
    ({ code }: { code: string }) =>
      `点单 ${code} 还没办完，要用到它，不能彻底删除。请先在“点单”里换一家、办完或取消，再来删除。`,
  ],
  'delivery-suspected': [
    409,
    ({ day, alike }: { day: string; alike: string }) =>
      `这个单位 ${day} 已经记过看起来一样的：${alike}。就是这一场的，请选“不记入专项”，免得算两次；确实是另一场，请再点一次。`,
  ],
  'order-was-recorded': [
    409,
    '这张点单已经记了场次，只能“登记送到”。请再点一次“登记送到”；没有送到的，请先撤回那条场次记录。',
  ],
})
