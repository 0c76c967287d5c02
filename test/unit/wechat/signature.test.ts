import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPageToSign } from '../../../cms/features/wechat/pageToSign.ts'
import { signatureOf } from '../../../cms/features/wechat/signature.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { setsWeChatCard } from '../../../site/publisher/outputs/pagePolicy.ts'
import { entryPath } from '../../../site/catalogue/urls.ts'

const siteUrl = 'https://gongyun.example:8443'
const published = new Set(['/', '/works/', ...pageCollections.map((library) => entryPath(library, 'some-entry'))])
const isSigned = (url: string): boolean =>
  isPageToSign(url, siteUrl, (path) => setsWeChatCard(path) && published.has(path))

it('should be what the documentation of WeChat computes in its example', () => {
  const url = 'http://mp.weixin.qq.com?params=value'
  const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg'
  expect(signatureOf(url, ticket, { timestamp: 1414587457, nonceStr: 'Wm3WZYTPz0wzccnW' })).toEqual({
    timestamp: 1414587457,
    nonceStr: 'Wm3WZYTPz0wzccnW',
    signature: '0f9de62fce790f9a083d5c99e95740ceb90c27ed',
  })
})

it('should hash the four values in the order of their names, whatever they are', () => {
  const word = fc.stringMatching(/^[\x21-\x7e]{1,40}$/)
  fc.assert(
    fc.property(word, word, word, fc.nat(), (url, ticket, nonceStr, timestamp) => {
      const values = Object.entries({ jsapi_ticket: ticket, noncestr: nonceStr, timestamp: String(timestamp), url })
      const line = values
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join('&')
      expect(signatureOf(url, ticket, { timestamp, nonceStr }).signature).toBe(
        createHash('sha1').update(line).digest('hex'),
      )
    }),
  )
})

it('should be given to published pages that set a card, with the query that WeChat adds, and to nothing else', () => {
  const page = `${siteUrl}${entryPath('works', 'some-entry')}`
  for (const library of pageCollections) expect(isSigned(`${siteUrl}${entryPath(library, 'some-entry')}`)).toBe(true)
  for (const good of [`${page}?from=singlemessage&isappinstalled=0`, `${page}?a=%E4%BD%A0`])
    expect(isSigned(good)).toBe(true)
  const bad = [
    '',
    page.slice(0, -1),
    `${page}#top`,
    `${page}#`,
    `${page}?a=你`,
    `${page}?a=b c`,
    `${page}?a=b\n`,
    `${page}?${'a'.repeat(2000)}`,
    page.replace('https', 'http'),
    page.replace('https', 'HTTPS'),
    page.replace(':8443', ''),
    page.replace('gongyun.example', 'gongyun.example.evil.example'),
    page.replace('//', '//gongyun.example@'),
    `${siteUrl}@evil.example${entryPath('works', 'some-entry')}`,
    `https://evil.example/?${page}`,
    `${siteUrl}/works/../works/some-entry/`,
    `${siteUrl}/works//some-entry/`,
    `${siteUrl}/works/%73ome-entry/%`,
    `${siteUrl}/works/other-entry/`,
    // published, and without a card
    `${siteUrl}/`,
    `${siteUrl}/works/`,
    `${siteUrl}/admin/`,
  ]
  for (const url of bad) expect([url, isSigned(url)]).toEqual([url, false])
})

it('should never be given to another host or an unpublished path, however an address is written', () => {
  const part = fc.oneof(
    fc.constantFrom(
      siteUrl,
      'https://evil.example',
      '//',
      '@',
      '\\',
      '/works/some-entry/',
      '/works/',
      '?',
      '#',
      '..',
      '%2f',
      ' ',
    ),
    fc.string({ maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const url = parts.join('')
      if (!isSigned(url)) return
      expect(new URL(url).origin).toBe(siteUrl)
      expect(new URL(url).hash).toBe('')
      expect(published.has(decodeURIComponent(new URL(url).pathname))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
