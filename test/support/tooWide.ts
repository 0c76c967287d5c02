import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Width and height of a telephone's screen, in pixels of CSS. */
const telephone = { width: 390, height: 844 }

/** Longest time until a page has the width of its window, in milliseconds: of one that was made smaller, and of one that was loaded so. */
const [patienceResized, patienceLoaded] = [5_000, 15_000]

/**
 * What of a page a telephone does not show: words that stand beyond its right edge, or are cut there, outside of what can
 * be pushed aside, such as a wide table. The page is as it was afterwards.
 */
export async function beyondTelephone(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? telephone
  await page.setViewportSize(telephone)
  let beyond: string[] = []
  // the menu beside it goes away first
  const isWithin = async (): Promise<boolean> => (beyond = await page.evaluate(wordsBeyond)).length === 0
  const untilWithin = (timeout: number): Promise<boolean> =>
    vi.waitUntil(isWithin, { timeout, interval: 100 }).catch(() => false)
  if (!(await untilWithin(patienceResized))) {
    // a telephone loads it in its own size: that of a desk leaves the menu open where the machine is too busy to tell
    await page.reload({ waitUntil: 'networkidle' })
    await untilWithin(patienceLoaded)
  }
  await page.setViewportSize(before)
  return beyond
}

function wordsBeyond(): string[] {
  const found = new Set<string>()
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (nodes.nextNode()) {
    const { currentNode: node } = nodes
    const text = node.nodeValue?.trim() ?? ''
    const around = node.parentElement
    if (text === '' || around?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true) continue
    range.selectNodeContents(node)
    const { left, right, width } = range.getBoundingClientRect()
    let [edge, isPushed] = [innerWidth, false]
    for (let box: Element | null = around; box !== null && !isPushed; box = box.parentElement) {
      const { overflowX, position, textOverflow } = getComputedStyle(box)
      isPushed = overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis' || box.clientWidth === 1
      if (overflowX === 'hidden' || overflowX === 'clip') edge = Math.min(edge, box.getBoundingClientRect().right)
      if (position === 'fixed') break
    }
    // what lies wholly outside waits there to be drawn in
    if (!isPushed && width > 0 && right > edge + 1 && left < innerWidth) found.add(text.slice(0, 40))
  }
  if (document.documentElement.scrollWidth > innerWidth)
    found.add(`${document.documentElement.scrollWidth} pixels wide`)
  return [...found]
}
