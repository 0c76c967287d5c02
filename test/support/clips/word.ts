import fc from 'fast-check'
import {
  type Clip,
  dataPicture,
  joined,
  leaves,
  marker,
  nothing,
  numbered,
  rows,
  silent,
  within,
  word,
} from './clip.ts'

const op = fc.constantFrom('<o:p></o:p>', '<span lang=EN-US><o:p>&nbsp;</o:p></span>', '')
const conditional = fc
  .constantFrom(
    '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->',
    '<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->',
    '<!--StartFragment-->',
    '<style><!-- p.MsoNormal {margin:0cm; mso-style-parent:""} @list l0 {mso-list-id:1;} --></style>',
    '<a name="_Toc123"></a>',
    '<link rel=File-List href="file:///C:/Users/gh/clip_filelist.xml">',
    '<o:smarttagtype namespaceuri="urn:schemas-microsoft-com:office:smarttags" name="chsdate"/>',
  )
  .map(silent)
const wordRun = fc.oneof(
  { weight: 6, arbitrary: word },
  {
    weight: 2,
    arbitrary: word.map((run) =>
      within(
        `<b style='mso-bidi-font-weight:normal'><span style='font-family:"等线 Light";color:red'>`,
        run,
        '</span></b>',
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: word.map((run) =>
      within("<span\nlang=EN-US style='font-size:10.5pt;\nmso-hansi-font-family:宋体'>", run, '<o:p></o:p></span>'),
    ),
  },
  { weight: 1, arbitrary: word.map((run) => within('<a href="https://www.example.cn/a?b=1&amp;c=2">', run, '</a>')) },
  {
    weight: 1,
    arbitrary: word.map((run) => ({
      ...within('<a href="file:///C:/Users/gh/Desktop/a.docx">', run, '</a>'),
      left: { links: 1 },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      leaves(
        'comments',
        '<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a></span>',
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constant(leaves('hidden', "<span style='display:none;mso-hide:all'>内部</span>")) },
  {
    weight: 1,
    arbitrary: fc.constant(leaves('deletions', '<del cite="mailto:gh" datetime="2026-11-20T10:00">删去</del>')),
  },
  { weight: 1, arbitrary: conditional },
)
const wordLine = fc
  .tuple(fc.array(wordRun, { minLength: 1, maxLength: 4 }), op)
  .map(([runs, end]) => within('', joined(runs), end))
const wordPicture = fc.constantFrom(
  leaves(
    'localPictures',
    '<!--[if gte vml 1]><v:shape id="_x0000_i1025"><v:imagedata src="file:///C:/tmp/clip_image001.emz" o:title="图"/></v:shape><![endif]--><![if !vml]><img width=267 height=178 src="file:///C:/tmp/clip_image002.jpg" alt="合影" v:shapes="_x0000_i1025"><![endif]>',
  ),
  { ...nothing, html: `<img width=200 height=100 src="${dataPicture('png')}" alt="合影">`, brought: 1 },
  leaves('otherPictures', `<img width=20 height=10 src="${dataPicture('x-emf')}">`),
)
const wordItem = fc
  .tuple(marker, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }), wordLine)
  .map(([sign, level, list, line]) =>
    within(
      `<p class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l${list} level${level} lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>`,
      line,
      '</p>',
    ),
  )
const wordBlock = fc.oneof(
  {
    weight: 4,
    arbitrary: wordLine.map((line) =>
      within("<p class=MsoNormal align=center style='text-align:center;mso-pagination:none'>", line, '</p>\n\n'),
    ),
  },
  { weight: 1, arbitrary: wordLine.map((line) => within('<h1><a name="_Toc9"></a>', line, '</h1>\n')) },
  { weight: 3, arbitrary: wordItem },
  {
    weight: 1,
    arbitrary: wordPicture.map((picture) => within('<p class=MsoNormal><span lang=EN-US>', picture, '</span></p>')),
  },
  {
    weight: 1,
    arbitrary: rows(wordLine, (cell, index) =>
      within(
        `<td width=90 ${index === 0 ? 'rowspan=2' : ''} valign=top style='width:67.5pt;mso-border-alt:solid windowtext .5pt'><p class=MsoNormal>`,
        cell,
        '</p></td>',
      ),
    ).map((inner) =>
      within(
        "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>",
        inner,
        '</table>\n',
      ),
    ),
  },
  { weight: 1, arbitrary: conditional },
)
/** What Word puts on the clipboard. */
export const fromWord: fc.Arbitrary<Clip> = fc
  .array(wordBlock, { minLength: 1, maxLength: 8 })
  .map((blocks) =>
    within(
      '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document></head><body lang=ZH-CN style=\'tab-interval:21.0pt\'><!--StartFragment-->\n',
      joined(blocks),
      '<!--EndFragment--></body></html>',
    ),
  )
  .map(numbered)
