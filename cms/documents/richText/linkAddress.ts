import { shortText } from '../../../site/catalogue/cutText.ts'

/** Longest address taken in a text, in code units. */
const longest = 2000

/** Kinds of address that a reader may be sent to. */
const allowed = /^(?:https?:\/\/[^\s/\\]|mailto:[^\s@]+@[^\s@]+$|tel:[-+()\d ]{3,30}$)/i
/** A page of the site itself, or a place on the page. */
const own = /^(?:\/(?![/\\])|#)/

/**
 * Checks the address of a link in rich text.
 * @returns what is wrong, in Chinese, or undefined
 */
export function linkAddressProblem(url: string): string | undefined {
  if (url.length > longest) return `网址有 ${url.length} 个字符，最多 ${longest} 个，请换短一些的网址。`
  const beginning = shortText(url.replaceAll(unseen, ''), 60)
  const advice = isSafeAddress(url) ? misleading(url) : adviceFor(url.trim(), beginning)
  return advice === undefined ? undefined : `链接「${beginning}」不能用：${advice}。`
}

/** Marks that nobody sees, and that may have an address read from the other end. */
const unseen = /\p{Cf}/gu

/** What is wrong with an address that a browser takes, and that is no address for readers. */
function misleading(url: string): string | undefined {
  if (url.search(unseen) >= 0) return '里面有看不见的字符。请删去这个链接，从浏览器的地址栏重新复制'
  if (/^(?:mailto|tel):/i.test(url)) return undefined
  const { username, password, pathname } = new URL(url, 'https://site.invalid')
  if (username !== '' || password !== '')
    return '网址的 @ 前面带着用户名或密码，会让人认错网站，也会把密码公开。请删去 @ 和它前面的'
  if (own.test(url) && /^\/(?:admin|api)(?:\/|$)/i.test(pathname))
    return '这是后台的网址，公众打不开。请打开要链接的公众页面，从地址栏复制，或用“内部链接”选条目'
  return undefined
}

/** What to do about an address that leads nowhere, or somewhere that no reader should be sent. */
function adviceFor(url: string, beginning: string): string {
  if (url === '') return '没有填网址。请填好网址，或取消链接'
  if (/^(?:[a-z]:[\\/]|\\\\|file:)/i.test(url))
    return '这是您电脑里的文件，别人打不开。请用“上传”把文件放进正文作附件，再取消这个链接'
  if (/^[\p{Cc}\s]*(?:javascript|vbscript|data|blob)\s*:/iu.test(url))
    return '这不是网址，里面是程序或数据，不能放在网页上。请换成 https:// 开头的网址，或取消链接'
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:].*)?$/i.test(url.slice(0, 300)))
    return `前面少了 https://，请写成「https://${beginning.trim()}」`
  return '只能用 https://、http://、mailto:、tel: 开头的，或以 / 开头的本站网址。请从浏览器的地址栏整条复制'
}

/** Whether an address leads where a reader may be sent, and nowhere by itself. */
export function isSafeAddress(url: string): boolean {
  // a browser leaves out control characters before it reads the address, and so would see another one than we do
  if (url.length > longest || /[\p{Cc}\\]/u.test(url) || url !== url.trim()) return false
  if (own.test(url)) return true
  return allowed.test(url) && (!/^https?:/i.test(url) || URL.canParse(url))
}
