import { catalogue } from '../../base/catalogue.ts'

/** Why a page gets no signature for WeChat's JS-SDK. */
export const weChatReason = catalogue({
  'wechat-not-our-page': [400, '参数 url 要是本网站一个已发布条目的完整网址，不带 #，最多 2000 个字符。'],
  'wechat-too-many': [429, '一分钟里要了太多签名，请一分钟后再试。'],
  'wechat-unavailable': [503, '现在拿不到微信的凭据，分享时用微信自己的卡片。请稍后再试。'],
})
