/**
 * The card that WeChat shows of this page's link: title, description and picture, as the head of the page has them. It
 * is there only when an operator has named an account, and does something in WeChat's browser alone. Whatever fails
 * leaves the card that WeChat makes by itself, and nobody is told: a visitor can do nothing about it.
 */
import { weChatSignaturePath } from '../../catalogue/urls.ts'

/** What is used of WeChat's JS-SDK 1.6. */
interface Sdk {
  config: (settings: object) => void
  ready: (then: () => void) => void
  error: (then: () => void) => void
  updateAppMessageShareData: (card: object) => void
  updateTimelineShareData: (card: object) => void
}

const named = (selector: string): string => document.querySelector<HTMLMetaElement>(selector)?.content ?? ''

async function setCard(): Promise<void> {
  const [url = ''] = location.href.split('#', 1)
  const answer = await fetch(`${weChatSignaturePath}?url=${encodeURIComponent(url)}`, { credentials: 'omit' })
  const signed = (await answer.json()) as object
  if (!answer.ok) return
  const sdk = await loaded(named('meta[name=wechat-sdk]'))
  if (sdk === undefined) return
  const shared = {
    title: named('meta[property="og:title"]'),
    link: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? url,
    imgUrl: named('meta[property="og:image"]'),
  }
  const jsApiList = ['updateAppMessageShareData', 'updateTimelineShareData']
  sdk.error(() => undefined)
  sdk.ready(() => {
    sdk.updateAppMessageShareData({ ...shared, desc: named('meta[name=description]') })
    sdk.updateTimelineShareData(shared)
  })
  sdk.config({ debug: false, jsApiList, ...signed })
}

/** @returns undefined when the script brought no SDK */
function loaded(src: string): Promise<Sdk | undefined> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.onload = () => resolve((globalThis as unknown as { wx?: Sdk }).wx)
    script.onerror = reject
    script.src = src
    document.head.append(script)
  })
}

// not asked of the other island: a module of both would be one more file of each page without this one
if (/MicroMessenger/i.test(navigator.userAgent)) setCard().catch(() => undefined)
