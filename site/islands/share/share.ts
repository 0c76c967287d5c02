/**
 * What is copied and passed on. Any page whose path islands.ts names has it, and elements ask for it by attributes:
 * - `<button type="button" hidden data-copy="…">` beside the readable text copies what the attribute says;
 * - `<button type="button" hidden data-share>` opens the system's share sheet, where there is one;
 * - `hidden` elements with `data-wechat` are shown in WeChat's browser alone, where links to calendars and to posters
 *   lead to no file.
 * Without the script nothing is missing: what is to be copied can be read and selected.
 */
import { copyText } from './copyText.ts'
import { leadOutside } from './leadOutside.ts'

/** How long a button says what came of it, in milliseconds. */
const told = 2500

const isWeChat = /MicroMessenger/i.test(navigator.userAgent)
const status = document.createElement('p')
status.className = 'unseen'
status.setAttribute('role', 'status')
document.body.append(status)

for (const element of document.querySelectorAll<HTMLElement>('[data-wechat]')) {
  if (!isWeChat) break
  element.hidden = false
  // what is out of sight is not fetched otherwise
  element.removeAttribute('loading')
}

if (isWeChat)
  leadOutside(
    document.querySelectorAll<HTMLAnchorElement>(
      'a[type="text/calendar"], a[href^="webcal:"], a[href$=".ics"], a[download$=".jpg"]',
    ),
  )

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  button.hidden = false
  const words = button.textContent
  let until: ReturnType<typeof setTimeout> | undefined
  const tell = (isCopied: boolean): void => {
    if (!isCopied) select(button)
    button.textContent = isCopied ? '已复制' : '请长按选中的文字复制'
    status.textContent = button.textContent
    clearTimeout(until)
    until = setTimeout(() => {
      button.textContent = words
      status.textContent = ''
    }, told)
  }
  button.addEventListener('click', () => void copyText(button.dataset['copy'] ?? '').then(tell))
}

for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) {
  // WeChat has its own way, in the menu at the top
  if (!('share' in navigator) || isWeChat) continue
  button.hidden = false
  button.addEventListener('click', () => {
    const url = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
    // whoever closes the sheet has changed their mind
    navigator.share({ title: document.title, url }).catch(() => undefined)
  })
}

/** Marks the text that is to be copied by hand; what is folded away is unfolded. */
function select(button: Element): void {
  const address = button.parentElement?.querySelector('.address') ?? button.previousElementSibling
  const folded = address?.closest('details')
  if (folded) folded.open = true
  if (address) getSelection()?.selectAllChildren(address)
}
