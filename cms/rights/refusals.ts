import { catalogue } from '../base/catalogue.ts'

/** What anybody is told who may not come near something, whatever it is. */
export const accessReason = catalogue({
  'not-logged-in': [403, '请先登录。'],
  // one answer for both: whoever may not see an entry does not learn that it is there
  'no-such-entry': [404, '没有这个条目，或您没有查看它的权限。'],
  'lock-of-others': [403, '您不能修改这一条，所以不能接管或解除它的编辑锁。请等正在编辑的人离开。'],
})
