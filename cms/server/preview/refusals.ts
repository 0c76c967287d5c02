import { catalogue } from '../../base/catalogue.ts'

/** What is said where a poster cannot be had. */
export const posterReason = catalogue({
  'poster-not-logged-in': [401, '请先登录后台，再下载海报。'],
  'no-such-poster': [404, '没有这张图，或您没有查看这个条目的权限。请回到条目的页面重新打开。'],
  'poster-of-incomplete': [422, ({ problem }: { problem: string }) => `草稿还不完整，画不了海报。${problem}`],
  'poster-busy': [503, '正在画的海报太多，请过半分钟再试。'],
  'poster-not-drawn': [422, '这张海报没有画成。请检查条目的图片能不能打开，换一张图片再试；还不行请联系管理员。'],
})
