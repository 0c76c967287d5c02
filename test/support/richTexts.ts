import fc from 'fast-check'

/** Texts that attack whatever writes them into HTML, XML, an attribute or an address. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "' onmouseover='alert(1)",
    ']]>',
    '</style><style>*{display:none}</style>',
    '<!--',
    '&lt;b&gt;&amp;quot;',
    '\u0000\u000b\u2028\ud800\ufffe',
    '\u202e左右',
    'a\r\nb\rc',
    '👨‍👩‍👧‍👦',
    ' \u00a0\u3000',
  ),
)

const address = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    '//evil.example/',
    '/\\evil.example',
    'https://a.cn/" onclick="x',
    'https:\\\\evil.example',
    'mailto:a@b.cn',
    'tel:+86 871 0000',
    '/notices/a/?b=1&c=2#d',
    '#a',
    'www.kmgh.org.cn',
    'vbscript:x',
    'https://',
  ),
  hostileText,
)

const mark = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | unknown> =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) }, hostileText)

const types = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('paragraph', 'heading', 'quote', 'list', 'listitem', 'link', 'text') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('table', 'tablerow', 'tablecell', 'upload', 'relationship', 'block', 'inlineBlock'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('linebreak', 'tab', 'horizontalrule', 'autolink', 'root', 'html', '__proto__'),
  },
  { weight: 1, arbitrary: hostileText },
)

/** Rich text as somebody might write it by hand to break out of it. */
export const hostileTree: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      { weight: 1, arbitrary: hostileText },
      { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('text'), text: hostileText, format: fc.nat(127) }) },
      { weight: 4, arbitrary: tie('link') },
      { weight: 8, arbitrary: tie('element') },
    ),
    link: fc.record({
      type: fc.constantFrom('link', 'autolink'),
      fields: fc.record({ url: address }),
      children: fc.array(tie('node'), { maxLength: 2 }),
    }),
    element: fc.record(
      {
        type: types,
        text: mark(hostileText),
        format: mark(fc.integer({ min: 0, max: 4095 })),
        tag: mark(fc.constantFrom('h1', 'h2', 'h3', 'h6', 'ul', 'script')),
        listType: mark(fc.constantFrom('bullet', 'number', 'check')),
        start: mark(fc.integer()),
        headerState: hostileText,
        style: hostileText,
        indent: mark(fc.integer()),
        direction: mark(fc.constantFrom('ltr', 'rtl', null)),
        fields: mark(fc.record({ linkType: fc.constantFrom('custom', 'internal'), url: mark(address) })),
        value: mark(fc.record({ url: address, filename: hostileText, mimeType: hostileText })),
        children: fc.array(tie('node'), { maxLength: 4 }),
      },
      { requiredKeys: ['type', 'children'] },
    ),
  }))
  .element.map((element) => ({ root: { ...(element as object), type: 'root' } }))

/** Rich text as the editor of the field makes it, which names documents of these ids. */
export const typedTreeOf = (id: fc.Arbitrary<string>): fc.Arbitrary<{ root: object }> => {
  const text = fc.record({
    type: fc.constant('text'),
    text: hostileText,
    format: fc.integer({ min: 0, max: 127 }).map((bits) => bits & ~16),
  })
  const url = fc.constantFrom('https://www.kmgh.org.cn/?a=1&b=2', '/notices/', 'mailto:a@b.cn', 'http://a.cn/"x"')
  const collection = fc.constantFrom('notices', 'performances', 'venues')
  const link = fc.record({
    type: fc.constantFrom('link', 'autolink'),
    fields: fc.oneof(
      fc.record({ linkType: fc.constant('custom'), newTab: fc.boolean(), url }),
      fc.record({ linkType: fc.constant('internal'), doc: fc.record({ relationTo: collection, value: id }) }),
    ),
    children: fc.array(text, { maxLength: 2 }),
  })
  const inline = fc.array(fc.oneof(text, link, fc.constant({ type: 'linebreak' }), fc.constant({ type: 'tab' })), {
    maxLength: 4,
  })
  const list = fc.letrec((tie) => ({
    list: fc.record({
      type: fc.constant('list'),
      listType: fc.constantFrom('bullet', 'number'),
      start: fc.integer({ min: 1, max: 9 }),
      children: fc.array(tie('item'), { maxLength: 3 }),
    }),
    item: fc.record({
      type: fc.constant('listitem'),
      children: fc.oneof({ maxDepth: 4 }, inline, fc.tuple(tie('list'))),
    }),
  })).list
  const format = fc.constantFrom('', 'left', 'center', 'right', 'justify', 'start', 'end')
  const caption = fc.option(hostileText, { nil: undefined })
  const block = fc.oneof(
    fc.record({ type: fc.constantFrom('paragraph', 'quote'), format, children: inline }),
    fc.record({ type: fc.constant('heading'), tag: fc.constantFrom('h2', 'h3'), format, children: inline }),
    list,
    fc.constant({ type: 'horizontalrule' }),
    fc.record({
      type: fc.constant('upload'),
      version: fc.constant(3),
      relationTo: fc.constantFrom('media', 'recordings', 'files'),
      value: id,
      fields: fc.record({ caption }),
    }),
    fc.record({
      type: fc.constant('block'),
      version: fc.constant(2),
      fields: fc.record({
        blockType: fc.constant('gallery'),
        blockName: fc.constant(''),
        pictures: fc.array(id, { maxLength: 4 }),
        caption,
      }),
    }),
  )
  const span = fc.integer({ min: 1, max: 3 })
  const cell = fc.record({
    type: fc.constant('tablecell'),
    colSpan: span,
    rowSpan: span,
    headerState: fc.integer({ min: 0, max: 3 }),
    backgroundColor: fc.constantFrom(null, 'red'),
    children: fc.array(block, { maxLength: 2 }),
  })
  const row = fc.record({ type: fc.constant('tablerow'), children: fc.array(cell, { maxLength: 3 }) })
  const table = fc.record({
    type: fc.constant('table'),
    colWidths: fc.constant([92, 92]),
    children: fc.array(row, { maxLength: 3 }),
  })
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: table }), { maxLength: 6 })
    .map((children) => ({ root: { type: 'root', format: '', indent: 0, version: 1, direction: 'ltr', children } }))
}

/** Rich text as the editor of the field makes it. */
export const typedTree = typedTreeOf(fc.constantFrom('a1', 'b2', '0123456789abcdef01234567'))
