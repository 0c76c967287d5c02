import { catalogue } from '../../base/catalogue.ts'

/** What is said where a poster cannot be had. */
export const posterReason = catalogue({
  'poster-not-logged-in': [401, '请先登录后台，再下载海报。'],
  'no-such-poster': [404, '没有这张图，或您没有查看这个条目的权限。请回到条目的页面重新打开。'],
  'poster-of-incomplete': [422, ({ problem }: { problem: string }) => `草稿还不完整，画不了海报。${problem}`],
  'poster-busy': [503, '正在画的海报太多，请过半分钟再试。'],
  'poster-picture-unreadable': [
    422,
    '这张海报没有画成：条目的图片打不开。请看看图片还在不在、能不能显示，换一张图片，保存后再试。',
  ],
  'poster-too-slow': [
    503,
    '这张海报一分钟没有画完，已停下。多半是服务器正忙，请过几分钟再试；还不行，请把条目的图片换成小一点的。',
  ],
  'poster-disk-full': [
    507,
    '服务器的磁盘满了，海报存不下，没有画成；条目没有受影响。请告诉管理员：删除不用的图片、录音和垃圾箱里的内容，或请运维清理磁盘，有了空间再打开就能画。',
  ],
  'poster-not-drawn': [
    503,
    ({ code }: { code: string }) =>
      `服务器没有画成这张海报，不是条目的问题。请过几分钟再试；还不行，请把代码 ${code} 告诉管理员。`,
  ],
  'no-posters-in-development': [503, '这是开发中的服务器（npm run dev），不画海报。要看海报，请用 npm start 启动。'],
})
