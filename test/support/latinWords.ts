import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Names and forms that Chinese has no other word for. */
const allowed =
  /^(?:https?|www|com|cn|org|local|xlsx|docx|pptx|PPT|WebVTT|csv|zip|pdf|exe|png|jpe?g|webp|avif|gif|mp3|mp4|m4a|wav|webm|vtt|srt|ICP|IP|URL|API|ID|Word|WPS|Excel|PDF|MB|KB|GB|yyyy|MM|dd|HH|mm|GBK|UTF|BOM|QR|Esc)$/i

/** What is said of an element besides its text. */
const saidOf = [
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'aria-roledescription',
  'aria-description',
  'aria-valuetext',
]

/** What a person meets on a page: seen, said aloud, or told by the mouse. */
async function textsOn(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const texts: string[] = [document.title, document.body.innerText]
    for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join(', ')))
      for (const name of names) texts.push(element.getAttribute(name) ?? '')
    const described = [...document.querySelectorAll('[aria-describedby]')].map((element) =>
      document.getElementById(element.getAttribute('aria-describedby') ?? ''),
    )
    for (const element of [...described, ...document.querySelectorAll('[aria-live], svg title')])
      texts.push(element?.textContent ?? '')
    return texts
  }, saidOf)
}

/** What was written by a test, and what stands for what is written: numbers, addresses, pinyin, a command to type. */
const written =
  /he-chang-hui-bao|npm run sample:remove|[a-z]+(?:-[a-z]+)+(?=\n|$)|\S+@\S+|\/\S*|[A-Z]{5}-[A-Z]{5}|[\w-]*\d[\w-]*/g

/** Longest time until a page has come to rest, in milliseconds. */
const patience = 20_000

/**
 * The Latin words on a page that are no names, each with some of the text around it; and what stands in braces, which
 * should have been filled in. What Payload leaves in English is put into Chinese a moment after it came.
 */
export async function latinWords(page: Page): Promise<string[]> {
  let words: string[] = []
  const isChinese = async (): Promise<boolean> => (words = await latinWordsNow(page)).length === 0
  await vi.waitUntil(isChinese, { timeout: patience, interval: 200 }).catch(() => undefined)
  return words
}

async function latinWordsNow(page: Page): Promise<string[]> {
  return (await textsOn(page)).flatMap((text) => [
    ...[...text.replaceAll(written, ' ').matchAll(/[A-Za-z]{2,}/g)]
      .filter(([word]) => !allowed.test(word))
      .map(([word]) => `${word}: ${text.slice(0, 80)}`),
    ...[...text.matchAll(/\{\{.*?\}\}/g)].map(([braces]) => `${braces}: ${text.slice(0, 80)}`),
  ])
}
