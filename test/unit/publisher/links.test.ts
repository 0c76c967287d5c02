import { expect, it } from 'vitest'
import { brokenLinks } from '../../support/links.ts'

const site = 'https://union.example'

/** What is wrong with the links of a few files. @param more by path, beside a page with one heading and a picture */
function broken(more: Record<string, string>): string[] {
  const files = { 'there/index.html': '<h1 id="head">到</h1>', 'a.png': '', ...more }
  return brokenLinks(new Map(Object.entries(files).map(([file, text]) => [file, Buffer.from(text)])), site)
}

it.each([
  ['a link', '<a href="/gone/">去</a>', '/gone/'],
  ['a link without its last slash', '<a href="/there">去</a>', '/there'],
  ['a relative link', '<a href="../gone/">去</a>', '../gone/'],
  ['a fragment of another page', '<a href="/there/#foot">去</a>', '/there/#foot'],
  ['a fragment of its own page', '<a href="#foot">去</a>', '#foot'],
  ['a picture', '<img src="/gone.png">', '/gone.png'],
  ['one picture of a set', '<source srcset="/a.png 320w, /gone.png 640w">', '/gone.png'],
  ['a form', '<form action="/gone/"></form>', '/gone/'],
  ['a video', '<video poster="/gone.png"></video>', '/gone.png'],
  ['what is copied', `<button data-copy="${site}/gone/"></button>`, `${site}/gone/`],
  ['where a browser is sent on', '<meta http-equiv="refresh" content="0; url=/gone/">', '/gone/'],
  ['a picture for messengers', `<meta property="og:image" content="${site}/gone.png">`, `${site}/gone.png`],
  ['a subscription', '<a href="webcal://union.example/gone.ics">订</a>', 'webcal://union.example/gone.ics'],
  ['another origin in plain text', '<a href="http://union.example:80x/">去</a>', 'http://union.example:80x/'],
  [
    'what search engines are told',
    `<script type="application/ld+json">{"url":"${site}/gone/"}</script>`,
    `${site}/gone/`,
  ],
])('should find %s that leads nowhere in a page', (_what, html, link) => {
  expect(broken({ 'at/index.html': html })).toEqual([`/at/index.html: ${link}`])
})

it.each([
  ['feed.xml', `<link href="${site}/gone/?a=1&amp;b=2"/>`, `${site}/gone/?a=1&b=2`],
  ['sitemap.xml', `<loc>${site}/gone/</loc>`, `${site}/gone/`],
  ['robots.txt', `Sitemap: ${site}/gone.xml`, `${site}/gone.xml`],
  ['all.ics', `URL:${site}/g\r\n one/`, `${site}/gone/`],
  ['feed.json', `{"url":"${site}/gone/"}`, `${site}/gone/`],
  ['manifest.webmanifest', '{"icons":[{"src":"/gone.png"}]}', '/gone.png'],
  ['page.css', 'a{background:url(gone.png)}', 'gone.png'],
])('should find in %s what leads nowhere', (file, text, link) => {
  expect(broken({ [file]: text })).toEqual([`/${file}: ${link}`])
})

it('should be content with what leads somewhere', () => {
  const html = `<a id="here" href="/there/#head">a</a><a href="#here">b</a><a href="/there/?q=1">c</a><img srcset="/a.png 1x">
    <a href="tel:087100001006">d</a><a href="https://elsewhere.example/x">e</a><a href="mailto:a@b.example">f</a>`
  expect(broken({ 'at/index.html': html, 'feed.xml': `<link href="${site}/there/"/>` })).toEqual([])
})
