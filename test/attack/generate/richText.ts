import fc from 'fast-check'

/** Breaks out of where it is put, if anything does. `x-foreign` stands nowhere else. */
const breaking = fc.constantFrom(
  '<x-foreign>',
  '"><x-foreign x="',
  "'><x-foreign x='",
  '" x-foreign="1" onfocus="alert(1)" autofocus="',
  '0"><meta http-equiv="refresh" content="0;url=https://evil.example/"><b x="',
  '<style>x-foreign{}</style><script>alert(1)</script>',
  '</p></article></main><x-foreign>',
  '<!--<x-foreign>',
  ']]><x-foreign/>',
  'color:red;x-foreign:url(x)',
  '&lt;x-foreign&gt;',
  '普通的字',
)
const address = fc.oneof(
  breaking,
  fc.constantFrom(
    ...[
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:x',
    ],
    ...[
      'data:text/html,<x-foreign>',
      'vbscript:x',
      '//evil.example/',
      'https://ok.example/',
      '/notices/',
      'mailto:a@b.c',
    ],
  ),
)
const types = [
  ...['paragraph', 'heading', 'list', 'listitem', 'quote', 'horizontalrule', 'link', 'text', 'linebreak', 'tab'],
  ...['table', 'tablerow', 'tablecell', 'upload', 'relationship', 'block', 'inlineBlock', 'autolink', 'html', 'code'],
  ...['iframe', 'x-foreign', '__proto__', 'constructor', 'root', 'image', 'label', 'page-break'],
]
const oddly = <T>(usual: fc.Arbitrary<T>) =>
  fc.oneof<fc.Arbitrary<unknown>[]>(usual, breaking, fc.constantFrom<unknown>(null, {}, [], -1, 1e9, true))

/** The properties that some node has; a node may have those of others. */
const properties: Record<string, fc.Arbitrary<unknown>> = {
  version: fc.constant(1),
  text: oddly(breaking),
  format: oddly(fc.constantFrom<unknown>(0, 1, 2, 1023, '', 'center')),
  style: oddly(fc.constant('')),
  mode: oddly(fc.constant('normal')),
  detail: oddly(fc.constant(0)),
  indent: oddly(fc.constantFrom(0, 1, 99)),
  direction: oddly(fc.constantFrom('ltr', 'rtl')),
  tag: oddly(fc.constantFrom('h1', 'h2', 'h3', 'ul', 'ol', 'script', 'x-foreign', 'style')),
  listType: oddly(fc.constantFrom('bullet', 'number', 'check')),
  start: oddly(fc.constant(1)),
  value: fc.oneof(
    oddly(fc.constant(1)),
    fc.record({ url: address, mimeType: breaking, filename: breaking, alt: breaking }),
  ),
  checked: oddly(fc.boolean()),
  headerState: oddly(fc.constant(1)),
  colSpan: oddly(fc.constant(1)),
  rowSpan: oddly(fc.constant(1)),
  backgroundColor: breaking,
  url: address,
  rel: breaking,
  target: breaking,
  relationTo: oddly(fc.constantFrom('media', 'users')),
  fields: fc.record(
    {
      url: address,
      linkType: oddly(fc.constantFrom('custom', 'internal')),
      newTab: oddly(fc.boolean()),
      doc: oddly(fc.constant('x')),
      blockType: breaking,
      html: breaking,
    },
    { requiredKeys: [] },
  ),
}
const common = ['version', 'text', 'format', 'tag', 'listType', 'headerState', 'fields', 'url', 'value'] as const

const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 1, arbitrary: oddly(breaking) },
    {
      weight: 9,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...types),
          fc.record(properties, { requiredKeys: [...common] }),
          fc.option(fc.array(tie('node'), { maxLength: 3 })),
        )
        .map(([type, values, children]) => ({ type, ...values, ...(children !== null && { children }) })),
    },
  ),
}))

/** What a text is made of when it is as the editor makes it. */
const frame = { version: 1, format: '', indent: 0, direction: 'ltr' } as const
const wrapped = (children: unknown) => ({ ...frame, type: 'paragraph', textFormat: 0, children: [children] })
const cell = breaking.map((headerState) => ({
  ...frame,
  type: 'table',
  children: [{ ...frame, type: 'tablerow', children: [{ ...frame, type: 'tablecell', headerState, children: [] }] }],
}))
const upload = address.map((url) => ({
  ...frame,
  type: 'upload',
  relationTo: 'media',
  value: { url, mimeType: 'x/y', filename: '下载' },
}))
const link = address.map((url) =>
  wrapped({
    ...frame,
    type: 'link',
    fields: { linkType: 'custom', newTab: false, url },
    children: [{ type: 'text', version: 1, text: '看', detail: 0, format: 0, mode: 'normal', style: '' }],
  }),
)

/** A body as nobody's editor makes it: known and unknown nodes, with the properties of any, holding what breaks out. */
export const hostileBody: fc.Arbitrary<object> = fc
  .array(fc.oneof(node, node.map(wrapped), cell, upload, link), { minLength: 1, maxLength: 3 })
  .map((children) => ({ root: { ...frame, type: 'root', children } }))
