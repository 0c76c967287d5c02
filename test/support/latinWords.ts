import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Names and forms that Chinese has no other word for. */
const allowed =
  /^(?:https?|www|com|cn|org|local|xlsx|docx|pptx|PPT|WebVTT|csv|zip|pdf|png|jpe?g|webp|avif|gif|mp3|mp4|m4a|wav|webm|vtt|srt|ICP|IP|URL|API|ID|Word|WPS|Excel|PDF|MB|KB|GB|yyyy|MM|dd|HH|mm|GBK|UTF|BOM|QR)$/i
/** What is no word: addresses, paths, numbers of entries and what has a figure in it. */
const noWords = /he-chang-hui-bao|\b[A-Z]{5}-[A-Z]{5}\b|\S+@\S+|\/\S*|[\w-]*\d[\w-]*/g

/** Longest time until a page has come to rest, in milliseconds. */
const patience = 5_000

/**
 * The words of another language that a person meets on a page: seen, said aloud, or told by the mouse; each with the text
 * that it stands in. Paths, addresses and numbers are none. What Payload leaves in English is put into Chinese a moment
 * after it came.
 */
export async function latinWords(page: Page): Promise<string[]> {
  let words: string[] = []
  const isChinese = async (): Promise<boolean> => (words = await latinWordsNow(page)).length === 0
  await vi.waitUntil(isChinese, { timeout: patience, interval: 200 }).catch(() => undefined)
  return words
}

async function latinWordsNow(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const told: string[] = [document.body.innerText]
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) told.push(element.getAttribute(name) ?? '')
    return told
  })
  return texts.flatMap((text) =>
    [...text.replaceAll(noWords, ' ').matchAll(/[A-Za-z]{2,}/g)]
      .filter(([word]) => !allowed.test(word))
      .map(([word]) => `${word}: ${text.slice(0, 60)}`),
  )
}
