import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Brought, cleanHtml, withPictures } from '../../../cms/content/pasting/clean/clean.ts'
import { readMarker } from '../../../cms/content/pasting/clean/lists.ts'
import { ledTo } from '../../../cms/content/pasting/clean/links.ts'
import { findPicture } from '../../../cms/content/pasting/clean/pictures.ts'
import { reportLine } from '../../../cms/content/pasting/clean/report.ts'
import { allowedHtml } from '../../../cms/documents/richText/allowedHtml.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import type { RichNode } from '../../../cms/documents/richText/nodes.ts'
import { settledRichText } from '../../../cms/documents/richText/settle.ts'
import { hostileText } from '../../support/richTexts.ts'

const clipboard = (name: string): string => readFileSync(`test/support/clipboard/${name}.html`, 'utf8')

function brought(html: string, isInCell = false): Brought {
  const cleaned = cleanHtml(html, isInCell)
  if ('problem' in cleaned) throw new Error(cleaned.problem)
  return cleaned.brought
}

/** As the site shows it, without its pictures. */
function shown(html: string, isInCell = false): string {
  return htmlOfRichText({ root: rootOf(withPictures(brought(html, isInCell).nodes, [])) }) ?? ''
}

const rootOf = (children: RichNode[]): RichNode => ({ type: 'root', children })
const lineOf = (html: string): string | undefined => reportLine(brought(html).report)

describe('what is copied', () => {
  it('from Word should keep its words and their shape, and say what stays behind', () => {
    expect(shown(clipboard('word'))).toBe(
      '<h2 class="align-center">2026年职工合唱节通知</h2><h2>活动安排</h2>' +
        '<p>各基层工会：现将<strong>第十二届</strong>合唱节的有关事项<em>通知</em>如下，请<u>认真组织</u>。</p>' +
        '<ol><li>报名<ol><li>网上填表</li><li>现场登记</li></ol></li><li>排练</li></ol><ul><li>服装自备</li></ul>' +
        '<table><tr><td colspan="2"><p class="align-center">时间和地点</p></td><td><p>备注</p></td></tr>' +
        '<tr><td rowspan="2"><p>工人文化宫</p></td><td><p>初赛</p></td><td><p>周六</p></td></tr>' +
        '<tr><td><p>决赛</p></td><td></td></tr></table>' +
        '<p>附件：报名表.docx，详见<a href="https://www.example.cn/hechang">活动主页</a>。</p>' +
        '<p class="align-right">市总工会</p>',
    )
    expect(lineOf(clipboard('word'))).toBe(
      '没有带进来：1 张图片（「去年的合唱节」；在您的电脑里，网页读不到，请改用“导入 Word 文档”，或逐张拖进来）；' +
        '1 个链接（「报名表.docx」，打不开或不安全，文字保留）；1 处隐藏的文字；2 处批注。',
    )
  })

  it('from WPS should keep lists in all its forms, and numbers in Han characters as words', () => {
    expect(shown(clipboard('wps'))).toBe(
      '<h2 class="align-center">读书分享会方案</h2><p>一、<strong>活动目的</strong></p>' +
        '<p>以书会友，<u>人人参加</u>。</p>' +
        '<ol><li>推荐书目</li><li>现场分享<ul><li>每人五分钟</li></ul></li></ol>' +
        '<table><tr><td><p>书名</p></td><td><p>领读人</p></td></tr>' +
        '<tr><td><p>平凡的世界</p></td><td><p>李师傅</p></td></tr></table>',
    )
    expect(brought(clipboard('wps')).pictures.map(({ name, alt }) => [name, alt])).toEqual([['图片.png', '']])
    expect(lineOf(clipboard('wps'))).toContain('1 张图片（「wps1.jpg」；在您的电脑里')
  })

  it('from an article of WeChat should be its text, with its pictures named', () => {
    expect(shown(clipboard('wechat'))).toBe(
      '<p class="align-center"><strong>劳动者之歌</strong></p>' +
        '<p>11月20日晚，<strong>五百名职工</strong>走进文化宫。</p><p class="align-center">▲ 合唱《咱们工人有力量》</p>' +
        '<blockquote>“唱了三十年，最爱还是这一首。”<br />——退休钳工老王</blockquote>' +
        '<ul><li>一等奖：机车厂</li><li>二等奖：纺织厂</li></ul>' +
        '<p>点这里报名，或见<a href="https://mp.weixin.qq.com/s/abc">上期回顾</a></p>' +
        '<p class="align-right">编辑：小李</p>',
    )
    expect(lineOf(clipboard('wechat'))).toBe(
      '没有带进来：2 张图片（「图片」、「开幕式全景」；在别的网站，请先另存到电脑，再拖进来）；' +
        '2 处音视频、网页框或小程序；1 处隐藏的文字。',
    )
  })

  it('from a page should be what a reader sees of it', () => {
    expect(shown(clipboard('webPage'))).toBe(
      '<h2 class="align-center">市工人文化宫开放公告</h2><p>来源：本网 2026-11-20 分享</p>' +
        '<p>文化宫将于<em>12月1日</em>起开放，<a href="http://www.example.org.cn/map?x=1&amp;y=2">地图</a>，打印本页。</p>' +
        '<h3>开放时间</h3><table><tr><th scope="col" colspan="2"><p>2026年冬季</p></th></tr>' +
        '<tr><th scope="col"><p>日期</p></th><th scope="col"><p>时间</p></th></tr>' +
        '<tr><td><p>周二至周五</p></td><td><p>9:00—17:00</p></td></tr><tr><td colspan="2"><p>周一闭馆</p></td></tr></table>' +
        '<ol start="3"><li>带身份证<ul><li>老年人免带</li><li>儿童由家长陪同</li></ul></li><li>从南门进</li></ol>' +
        '<p>第一行<br />第二行</p><p>另一段</p><hr /><p>南门</p><p>邮箱</p>' +
        '<p>联系：<a href="mailto:gh@example.org.cn">gh@example.org.cn</a>，www.example.org.cn</p>',
    )
    expect(lineOf(clipboard('webPage'))).toBe(
      '没有带进来：1 张图片（「文化宫南门」；在别的网站，请先另存到电脑，再拖进来）；' +
        '2 个链接（「本网」、「打印本页」，打不开或不安全，文字保留）；1 处音视频、网页框或小程序；2 处表单；1 个图形或公式。',
    )
  })
})

describe('a text that is brought', () => {
  const names =
    'p div section h1 h4 ul ol li table tr td th tbody caption blockquote b i u s sup sub ruby rt del span a img br hr pre form input button iframe svg script style o:p font center dl dt body mp-video v:imagedata textarea table tr td table tr td table td ul li ol li p p'
  const attributes = fc.constantFrom(
    '',
    ...[
      'style="display:none"',
      "style='mso-list:l0 level1 lfo1'",
      'style="mso-list:Ignore"',
      'style="mso-list:l2 level9 lfo3;text-align:center"',
      'style="font-weight:bold;text-decoration:underline"',
      'href="javascript:alert(1)"',
      'href="https://a.cn/"',
      'href="file:///C:/a.docx"',
      'src="data:image/png;base64,AAAA" alt="台上"',
      'src="https://a.cn/b.jpg"',
      'src=x onerror=alert(1)',
      'colspan=3 rowspan="2"',
      'colspan=9999 rowspan=-1',
      'align=right',
      'data-aria-level=3',
      'start=7',
    ],
  )
  const marks = fc.constantFrom('<![if !supportLists]>', '<![endif]>', '<!--[if !supportLists]-->', '<!--', '-->', '1.', '·')
  const piece: fc.Arbitrary<string> = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...names.split(' ')), attributes).map(([name, more]) => `<${name} ${more}>`) },
    { weight: 4, arbitrary: fc.constantFrom(...names.split(' ')).map((name) => `</${name}>`) },
    { weight: 3, arbitrary: fc.constantFrom('字', ' 词 ', '\n', '&nbsp;', '\u3000') },
    { weight: 2, arbitrary: marks },
    { weight: 1, arbitrary: hostileText },
  )
  const anyHtml = fc.array(piece, { maxLength: 120, size: 'max' }).map((pieces) => pieces.join(''))

  it('should make a body that is saved as it is, whatever it was, and with its pictures too', () => {
    fc.assert(
      fc.property(anyHtml, fc.boolean(), (html, isInCell) => {
        const { nodes, pictures } = brought(html, isInCell)
        const ids = pictures.map((_, index) => (index % 2 === 0 ? `id${index}` : undefined))
        const filled = rootOf(withPictures(nodes, ids))
        const settled = settledRichText({ root: filled })
        expect(settled).toHaveProperty('text')
        const again = 'text' in settled ? settled.text.root : undefined
        expect(typesIn(again)).toEqual(typesIn(filled))
        expect(htmlOfRichText({ root: again })).toBe(htmlOfRichText({ root: filled }))
        if (isInCell) expect(typesIn(filled)).not.toContain('table')
      }),
      { numRuns: 2_000 },
    )
  })

  it('should have nothing in it that runs, or leads where no reader may be sent', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const site = shown(html)
        expect(allowedHtml(site)).toBe(site)
        expect(site).not.toMatch(/<(?!\/?(?:p|h2|h3|strong|em|u|s|sub|sup|ul|ol|li|blockquote|hr|br|a|table|tr|td|th)[ />])/)
        for (const [, href] of site.matchAll(/<a href="([^"]*)"/g)) expect(href).toMatch(/^https?:|^mailto:|^tel:/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('should have each word that a reader saw once and in its order, and no word that none did', () => {
    let serial = 0
    const word = fc.constant(null).map(() => `词${++serial}完`)
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        word,
        fc
          .tuple(fc.constantFrom('p', 'div', 'section', 'b', 'span', 'h2', 'blockquote', 'u', 'font', 'center'), fc.array(tie('tree'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join(' ')}</${name}>`),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
        fc
          .array(tie('tree'), { minLength: 1, maxLength: 4 })
          .map((cells) => `<table>${cells.map((cell) => `<tr><td>${cell}</td><td colspan="2">${++serial}末</td></tr>`).join('')}</table>`),
        word.map((text) => `<a href="file:///c:/x">${text}</a>`),
        word.map((text) => `<script>${text.replace('词', '码')}</script><p hidden>${text.replace('词', '藏')}</p>`),
      ),
    }))
    fc.assert(
      fc.property(tree, (html) => {
        const seen = [...html.replace(/<script>.*?<\/script>|<p hidden>.*?<\/p>/g, '').matchAll(/词\d+完|\d+末/g)].map(String)
        expect(textIn(rootOf(brought(html).nodes)).match(/词\d+完|\d+末|码\d+|藏\d+/g) ?? []).toEqual(seen)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('should keep what is raised and lowered, and write phonetic guides in brackets', () => {
  const raised = [
    ['<sup>5</sup>', '<sup>5</sup>'],
    ['<span style="vertical-align:super">5</span>', '<sup>5</sup>'],
    ['<sub>5</sub>', '<sub>5</sub>'],
    ['<span style="vertical-align: sub;font-size:80%">5</span>', '<sub>5</sub>'],
  ] as const
  const looks: readonly string[] = ['b', 'i', 'u', 'p', 'li', 'td', 'h2', 'blockquote', 'span', 'a']
  fc.assert(
    fc.property(fc.constantFrom(...raised), fc.array(fc.constantFrom(...looks), { maxLength: 4 }), ([html, kept], around) => {
      const whole = around.reduce<string>((inner, name) => `<${name}>10${inner}m</${name}>`, html)
      expect(shown(whole).replace(/<(?!\/?su[bp]>)[^>]*>/g, '')).toContain(kept)
    }),
  )
  expect(shown('<ruby>汉<rp>(</rp><rt>han</rt><rp>)</rp></ruby><ruby>字<rt>zi</rt></ruby>')).toBe('<p>汉(han)字(zi)</p>')
})

/** Elements of the HTML standard, the obsolete ones too, of which a browser shows nothing. */
const unseen = 'head title style script template noscript'.split(' ')
const elements =
  'a abbr acronym address applet article aside audio b bdi bdo big blink blockquote body button canvas caption center cite code data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html i iframe ins kbd label legend li main map mark marquee math menu meter nav nobr noembed noframes object ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp search section select slot small span strike strong sub summary sup svg table tbody td textarea tfoot th thead time tr tt u ul var video xmp o:p st1:place custom-element'.split(
    ' ',
  )

it('should bring the words of every element that a reader sees, or count them', () => {
  const name = fc.constantFrom(...elements)
  fc.assert(
    fc.property(name, fc.option(name), fc.constantFrom('', ' class="a"', ' style="color:red"'), (inner, outer, more) => {
      fc.pre(inner !== 'rp' && outer !== 'rp')
      const own = `<${inner}${more}>词</${inner}>`
      const html = outer === null ? own : `<${outer}>${own}</${outer}>`
      const isThere = shown(`<p>前</p>${html}<p>后</p>`).includes('词')
      if (!isThere) expect(lineOf(html)).toBeDefined()
    }),
    { numRuns: 3_000 },
  )
  for (const hidden of unseen) expect(shown(`<${hidden}>词</${hidden}><p>字</p>`)).toBe('<p>字</p>')
})

it('should keep what a table is called, whatever else is in it', () => {
  expect(shown('<table><caption>各队名单</caption></table>')).toBe('<p>各队名单</p>')
  expect(shown('<table><tbody><caption>甲</caption><tr><td>乙<td>丙</table>')).toContain('甲')
  const most = `<table><caption>名单</caption>${'<tr><td>一<td>二'.repeat(200)}</table>`
  expect(shown(most)).toContain('名单')
})

it('should read markers of lists, and leave those that a list of the site would write otherwise', () => {
  for (const marker of ['1.', '12、', '(3)', '（4）', '1.2.3.', '⑤', 'a)', 'iv.']) expect(readMarker(marker).kind).toBe('number')
  for (const marker of ['·', 'l', 'Ø', 'o', '•', '', '-']) expect(readMarker(marker).kind).toBe('bullet')
  for (const marker of ['一、', '（十二）', '第三条', '二〇']) expect(readMarker(marker).kind).toBe('words')
})

it('should go on counting a list where a paragraph stands between, and begin anew where the count does', () => {
  const item = (marker: string, text: string): string =>
    `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}</span>${text}</p>`
  expect(shown(item('1.', '甲') + '<p>间</p>' + item('2.', '乙') + item('1.', '丙'))).toBe(
    '<ol><li>甲</li></ol><p>间</p><ol start="2"><li>乙</li></ol><ol><li>丙</li></ol>',
  )
})

it('should complete an address that has no scheme, and lead nowhere of its own site or computer', () => {
  expect(ledTo('www.kmgh.org.cn/a')).toEqual({ kind: 'address', url: 'https://www.kmgh.org.cn/a' })
  expect(ledTo('//a.cn/')).toEqual({ kind: 'address', url: 'https://a.cn/' })
  for (const href of ['/channel/1', 'C:\\报名表.docx', 'file:///c:/a', 'javascript:x', 'data:text/html,1', 'a.html'])
    expect(ledTo(href)).toEqual({ kind: 'refused' })
  expect(ledTo('#_Toc1')).toEqual({ kind: 'none' })
})

it('should tell pictures that count readers from others, and machines\' descriptions from people\'s', () => {
  const picture = (attributes: Record<string, string>): ReturnType<typeof findPicture> =>
    findPicture({ name: 'img', attributes, style: new Map(), children: [] })
  expect(picture({ src: 'https://a.cn/p.gif', width: '1', height: '1' })).toEqual({ kind: 'none' })
  expect(picture({ src: 'data:image/gif;base64,R0lGOD' })).toMatchObject({ kind: 'other' })
  for (const alt of ['图片 1', 'image001.png', 'IMG_2034', '微信图片_20261120'])
    expect(picture({ src: 'data:image/png;base64,AA', alt })).toMatchObject({ picture: { alt: '' } })
  expect(picture({ src: 'data:image/png;base64,AA', alt: '合唱团在台上' })).toMatchObject({ picture: { alt: '合唱团在台上' } })
})

function typesIn(node: RichNode | undefined): string[] {
  const children = (node?.['children'] ?? []) as RichNode[]
  return node === undefined ? [] : [node.type, ...children.flatMap(typesIn)]
}

function textIn(node: RichNode): string {
  const { text, children } = node as { text?: string; children?: RichNode[] }
  return text ?? (children ?? []).map(textIn).join('\n')
}
