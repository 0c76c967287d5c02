import type { Page } from 'playwright-core'

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

/** What was written by a test, and what stands for what is written: numbers, addresses, pinyin. */
const written = /he-chang-hui-bao|[a-z]+(?:-[a-z]+)+(?=\n|$)|\S+@\S+|\/\S*|[A-Z]{5}-[A-Z]{5}|[\w-]*\d[\w-]*/g

/**
 * The Latin words on a page that are no names, each with some of the text around it; and what stands in braces, which
 * should have been filled in.
 */
export async function latinWordsOn(page: Page): Promise<string[]> {
  // what replaces words does so after they came
  await page.locator('body:not(:has([aria-label^="Notifications"]))').waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return (await textsOn(page)).flatMap((text) => [
    ...[...text.replaceAll(written, ' ').matchAll(/[A-Za-z]{2,}/g)]
      .filter(([word]) => !allowed.test(word))
      .map(([word]) => `${word}: ${text.slice(0, 80)}`),
    ...[...text.matchAll(/\{\{.*?\}\}/g)].map(([braces]) => `${braces}: ${text.slice(0, 80)}`),
  ])
}
