import { catalogue } from '../../base/catalogue.ts'

/** What is said for a CMS that is not there, or has no time. */
export const absenceReason = catalogue({
  'cms-starting': [503, '正在启动，请稍候。'],
  'cms-broke-off': [503, '后台没有答完这次请求。刚才的操作可能没有完成，请刷新后核对一下再重试。'],
  'cms-restarting': [503, '后台正在重新启动，请稍候再试。公众网站照常服务。'],
  'cms-crash-looping': [503, '后台反复出错、正在重试，请联系管理员查看服务器的日志。公众网站照常服务。'],
  'cms-busy': [503, '现在请求太多，后台忙不过来。没有保存任何东西，请过几秒再试。公众网站照常服务。'],
})
