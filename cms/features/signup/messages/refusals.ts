import { catalogue } from '../../../base/catalogue.ts'

/** What is refused of the messages, to staff. */
export const messageReason = catalogue({
  'messages-of-registrations-only': [403, '您的角色不能看报名通知。需要时请联系管理员。'],
  'message-steps-of-workers-only': [403, '您的角色只能看报名通知，不能重发或放弃。需要时请联系管理员。'],
  'message-badly-asked': [400, '请写明是哪条通知（id）。请刷新页面再试。'],
  'no-such-message': [404, '没有这条通知，或者不是本单位活动的。请刷新页面再看。'],
  'message-not-dead': [409, '这条通知已经发出、正在发或已被处理。请刷新页面再看。'],
  'message-erased': [409, '这个人的个人信息已经按要求抹去，不能再发。可以点“不再发送”。'],
})
