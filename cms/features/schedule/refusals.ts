import { catalogue } from '../../base/catalogue.ts'

type Moment = Readonly<{ moment: string }>

/** What is refused of schedules: when they are asked for, and when their time has come. */
export const scheduleReason = catalogue({
  'schedules-by-publishers-only': [403, '定时上线下线由管理员、编辑和审核人员处理。'],
  'schedule-badly-asked': [400, ({ problem }: { problem: string }) => problem],
  'schedule-time-badly-written': [400, '时间的写法是 2026-11-30T08:00:00+08:00。'],
  'no-such-schedule': [404, '没有这个定时，可能已被删除。请刷新页面。'],
  'schedule-in-another-state': [409, ({ what }: { what: string }) => `这个定时${what}，不能这样做了。请刷新页面再看。`],
  'no-entry-to-schedule': [
    400,
    ({ document }: { document: string }) => `没有条目「${document}」，或您没有查看它的权限。请从条目的编辑页定时。`,
  ],
  'planned-in-trash': [400, '条目在垃圾箱里，不能定上线时间。请先把它从垃圾箱恢复。'],
  'due-in-trash': [
    400,
    '条目在垃圾箱里，没有上线。要上线，请先把它从垃圾箱恢复，再点“再试一次”；不再需要，就取消这一项。',
  ],
  // nobody is there at the time who could review: what goes out by itself has been approved as it is
  'planned-unapproved': [
    400,
    '到时间时没有人在场审稿，所以只有通过了的稿子可以定时上线。请先提交审稿，由没有参与写的人点“通过”。',
  ],
  'due-unapproved': [
    400,
    '这一稿没有通过审稿，或通过以后文字又改过，所以没有上线。请别人在条目里点“通过”，再点“再试一次”，或重新定时。',
  ],
  'foreseen-gone': [400, '条目已被删除，到时间什么也不会做。可以取消这一项。'],
  'foreseen-in-trash': [400, '条目在垃圾箱里，到时间不会上线。请把它从垃圾箱恢复；不再需要，就取消这一项。'],
  'foreseen-unapproved': [
    400,
    '这一稿没有通过审稿，或通过以后文字又改过，到时间不会上线。请提交审稿，由没有参与写的人点“通过”；不再需要，就取消这一项。',
  ],
  'foreseen-after-expiry': [
    400,
    ({ expires }: { expires: string }) =>
      `条目里填的下线时间「${expires}」早于上线时间，到时间不会上线。请改晚或清空它；不再需要，就取消这一项。`,
  ],
  'foreseen-refusal': [400, ({ message }: { message: string }) => `照现在的样子，到时间做不成。${message}`],
  'due-after-expiry': [
    400,
    ({ expires }: { expires: string }) =>
      `条目里填的下线时间「${expires}」已经过去，所以没有上线。请改晚或清空它，再点“再试一次”；不再需要，就取消这一项。`,
  ],
  'planned-after-expiry': [
    400,
    ({ moment, expires }: Moment & { expires: string }) =>
      `上线时间「${moment}」晚于条目里填的下线时间「${expires}」。请先改条目的下线时间。`,
  ],
  'planned-already': [
    400,
    ({ moment, action }: Moment & { action: string }) =>
      `这个条目已定于 ${moment} ${action}。请改它的时间，或先取消它。`,
  ],
  'planned-in-the-past': [
    400,
    ({ moment, example }: Moment & { example: string }) =>
      `时间「${moment}」已经过去。请填现在以后的时间，例如 ${example}。`,
  ],
  'planned-too-far': [400, ({ moment }: Moment) => `时间「${moment}」太远了，最晚可以定到两年以内。请检查年份。`],
  'publish-after-unpublish': [
    400,
    ({ moment, unpublish }: Moment & { unpublish: string }) =>
      `上线时间「${moment}」要早于已定的下线时间「${unpublish}」。请改早，或先改下线时间。`,
  ],
  'unpublish-before-publish': [
    400,
    ({ moment, publish }: Moment & { publish: string }) =>
      `下线时间「${moment}」要晚于已定的上线时间「${publish}」。请改晚，或先改上线时间。`,
  ],
  'unpublish-of-unpublished': [400, '这个条目现在没有上线，不能定下线时间。请先发布，或先定上线时间。'],
  'asker-gone': [
    400,
    ({ action }: { action: string }) =>
      `定这个时间的账号已被删除，系统不能替它${action}。请由能发布的人打开条目直接${action}（这一项随即自动取消），或先取消这一项，再重新定时。`,
  ],
  'asker-may-not-publish': [
    400,
    ({ role, action }: { role: string; action: string }) =>
      `定这个时间的人现在的角色是“${role}”，不能${action}。请由能发布的人打开条目直接${action}（这一项随即自动取消），或先取消这一项，再重新定时。`,
  ],
})
