import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../cms/base/settings/env.ts'
import { onlySecurely } from '../../../cms/server/http/defaultHeaders.ts'
import { pageHeaders } from '../../../cms/server/http/staticFiles.ts'
import { everythingPath } from '../../../site/catalogue/calendar/calendars.ts'
import { embedGuidePath, embedPathsOf, embedScriptPath, goneEmbedPath } from '../../../site/catalogue/embeds.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { feedsPath, openDataPath, weChatSignaturePath } from '../../../site/catalogue/urls.ts'
import { isToBeKept, typeOf } from '../../../site/publisher/release/manifest.ts'
import { askedPath, searchPath } from '../../../site/search/asked/asked.ts'

const nginx = readFileSync('docs/operators/nginx.conf', 'utf8')
const caddy = readFileSync('docs/operators/Caddyfile', 'utf8')
const weChatSdk = readSettings({ WECHAT_APP_ID: 'wx0123456789abcdef' }).weChat?.sdkUrl

/** As an operator has it who has named an account of WeChat: what is for them is no comment any more. */
function withWeChat(text: string): string {
  return text.replaceAll(/^(\s*)# (?=~\^\/\(feeds|not path_regexp|@card|header @card)/gm, '$1')
}

/** Pages of every kind, and what resembles them. */
const paths = [
  '/',
  '/404.html',
  searchPath,
  '/search/index/manifest.json',
  '/somewhere/else/',
  '/feed.xml',
  feedsPath,
  openDataPath,
  embedGuidePath,
  embedScriptPath,
  goneEmbedPath,
  `${goneEmbedPath}works/`,
  `${goneEmbedPath}courses/`,
  '/embed/units/',
  '/embed/units/some_unit-2/works/',
  ...embedPathsOf(undefined),
  ...embedPathsOf('some_unit-2'),
  everythingPath,
  '/whats-on/',
  '/whats-on/weekend/free/children/',
  '/free/',
  '/free/more/',
  '/this-week/',
  '/calendar/',
  '/calendar/2026-11-28/',
  ...pageCollections.flatMap((library) => [
    `/${library}/`,
    `/${library}/page/2/`,
    `/${library}/kind/choir/`,
    `/${library}/some-entry-2/`,
    `/${library}/some-entry-2/more/`,
  ]),
]

/** The header that a server sends with the file of a path, as each reads its own rules. */
const policyOf = {
  'nginx.conf': (nginx: string, path: string) => {
    const [, rules = ''] = /map \$uri \$gongyun_policy \{\n([^}]*)\}/.exec(nginx) ?? []
    const all = [...rules.matchAll(/^\s*(\S+)\s+"([^"]*)";$/gm)].map(([, rule = '', policy]) => ({ rule, policy }))
    const first = all.find(({ rule }) => rule.startsWith('~') && new RegExp(rule.slice(1)).test(path))
    return (first ?? all.find(({ rule }) => rule === 'default'))?.policy
  },
  Caddyfile: (caddy: string, path: string) => {
    const [, scripts = ''] = /@scripts \{\n\s*path_regexp (\S+)/.exec(caddy) ?? []
    const [, but] = /^\s*not path_regexp (\S+)/m.exec(caddy) ?? []
    const [, card] = /^\s*@card path_regexp (\S+)/m.exec(caddy) ?? []
    const [, embedded = ''] = /@embedded path_regexp (\S+)/.exec(caddy) ?? []
    const [, others = ''] = /@other not path_regexp (\S+)/.exec(caddy) ?? []
    const policies = [
      card !== undefined &&
        new RegExp(card).test(path) &&
        /header @card Content-Security-Policy "([^"]*)"/.exec(caddy)?.[1],
      new RegExp(scripts).test(path) &&
        (but === undefined || !new RegExp(but).test(path)) &&
        /header @scripts Content-Security-Policy "([^"]*)"/.exec(caddy)?.[1],
      new RegExp(embedded).test(path) && /header @embedded Content-Security-Policy "([^"]*)"/.exec(caddy)?.[1],
      !new RegExp(others).test(path) && /header @other Content-Security-Policy "([^"]*)"/.exec(caddy)?.[1],
    ].filter(Boolean)
    return policies.length === 1 ? policies[0] : policies
  },
}

/** Whether a server has a browser keep the file of a path, and not show it. A wildcard of Caddy ends at a slash. */
const keeps = {
  'nginx.conf': (path: string) =>
    new RegExp(/map \$uri \$gongyun_disposition \{[^}]*~(\S+) +"attachment";/.exec(nginx)?.[1] ?? '$^').test(path),
  Caddyfile: (path: string) =>
    caddy.includes('header @kept Content-Disposition attachment') &&
    new RegExp(/@kept path_regexp (\S+)/.exec(caddy)?.[1] ?? '$^').test(path),
}

describe.each([
  ['nginx.conf', nginx],
  ['Caddyfile', caddy],
] as const)('the example %s', (name, text) => {
  it.each([
    ['', text, undefined],
    [' that has an account of WeChat', withWeChat(text), weChatSdk],
  ])('should send with every page the policy that a server%s sends', (_which, rules, sdk) => {
    for (const path of paths) {
      const policy = new Headers(pageHeaders(path, sdk)).get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      for (const file of path.endsWith('/') ? [path, `${path}index.html`] : [path])
        expect([file, policyOf[name](rules, file)]).toEqual([file, policy])
    }
  })

  it('should send the other headers of the server', () => {
    const { 'content-security-policy': _policy, ...others } = pageHeaders('/')
    for (const [header, value] of Object.entries(others)) {
      const inText = new RegExp(`${header} +"?([^"\\n;]*)"?`, 'i').exec(text)?.[1]
      expect([header, inText]).toEqual([header, value])
    }
  })

  it('should have the files kept that the server itself has kept, wherever they lie below the media', () => {
    const endings = ['docx', 'xlsx', 'pptx', 'pdf', 'zip', 'webp', 'png', 'jpg', 'mp3', 'mp4', 'vtt']
    expect(endings.filter((ending) => isToBeKept(typeOf(`a.${ending}`)))).toHaveLength(5)
    for (const ending of endings)
      for (const path of [`/media/一.${ending}`, `/media/4e7c5c6354/集体报名表.${ending}`])
        expect([path, keeps[name](path)]).toEqual([path, isToBeKept(typeOf(path))])
  })

  it('should keep browsers to TLS for as long as the server does', () => {
    expect(text).toContain(`Strict-Transport-Security "${onlySecurely}"`)
  })

  it('should answer for a list that is not there as the server does, in a frame of another site too', () => {
    const gone = `${goneEmbedPath}index.html`
    const answers = {
      'nginx.conf': new RegExp(
        `location ${embedGuidePath} \\{\\s+error_page 404 ${gone};\\s+error_page 403 =404 ${gone};\\s+try_files \\$uri \\$uri/ =404;\\s+\\}`,
      ),
      Caddyfile: new RegExp(
        `path ${embedGuidePath}\\*\\s+expression [^\\n]*404\\s+\\}\\s+handle @unlisted \\{[^}]*rewrite \\* ${gone}\\s+import page_headers\\s+header Cache-Control no-store`,
      ),
    }
    expect(text).toMatch(answers[name])
    if (name === 'nginx.conf') expect(text).toMatch(new RegExp(`^ +${gone} +"no-store";`, 'm'))
    expect(policyOf[name](text, gone)).toMatch(/frame-ancestors \*$/)
  })

  it('should have no page of its own of what says that a list is gone', () => {
    expect(text).toMatch(
      {
        'nginx.conf': new RegExp(
          `location = ${goneEmbedPath} \\{\\s+error_page 404 ${goneEmbedPath}index.html;\\s+return 404;\\s+\\}`,
        ),
        Caddyfile: new RegExp(`@hidden \\{\\s+path [^\\n]* ${goneEmbedPath} [^}]*\\}\\s+error @hidden 404`),
      }[name],
    )
  })

  it('should have a calendar where there is one, and nowhere else', () => {
    expect(text).not.toMatch(/calendars\//)
  })

  it('should pass on the health of the server, for which anyone may ask', () => {
    expect(text).toMatch(
      { 'nginx.conf': /location ~ \^\/\([^\n]*\|healthz\$\) \{/, Caddyfile: /@app path .* \/healthz$/m }[name],
    )
  })

  it('should pass on what the server alone can answer of a search, or sign for WeChat', () => {
    for (const address of [searchPath, askedPath.slice(1), weChatSignaturePath.slice(1)])
      expect(text).toContain(address)
    // what somebody typed is nobody else's
    if (name === 'nginx.conf') expect(text).toMatch(/^ +\/search\/ +"private, /m)
  })
})
