import fc from 'fast-check'
import { type Clip, dataPicture, joined, leaves, marker, nothing, numbered, rows, within, word } from './clip.ts'

const wpsRun = fc.oneof(
  {
    weight: 4,
    arbitrary: word.map((run) =>
      within(
        `<span style="mso-spacerun:'yes';font-family:仿宋;font-size:16.0000pt;mso-font-kerning:1.0000pt;" ><font face="仿宋" >`,
        run,
        '</font></span>',
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: word.map((run) =>
      within(`<b><span style="mso-ansi-font-weight:bold;" ><font face="黑体" >`, run, '</font></span></b><o:p></o:p>'),
    ),
  },
  {
    weight: 1,
    arbitrary: word.map((run) =>
      within(`<u><span class="15" style="text-decoration:underline;text-underline:single;" >`, run, '</span></u>'),
    ),
  },
)
const wpsLine = fc.array(wpsRun, { minLength: 1, maxLength: 3 }).map((runs) => joined(runs))
const wpsBlock = fc.oneof(
  {
    weight: 3,
    arbitrary: wpsLine.map((line) =>
      within(
        '<p class=MsoNormal align=justify style="text-indent:32.0000pt;text-align:justify;text-justify:inter-ideograph;" >',
        line,
        '</p>',
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(marker, wpsLine)
      .map(([sign, line]) =>
        within(
          `<p class=24 style="margin-left:21.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:Wingdings;" ><span style='mso-list:Ignore;' >${sign}<span>&nbsp;</span></span></span><![endif]>`,
          line,
          '</p>',
        ),
      ),
  },
  {
    weight: 2,
    // a list without any in its style
    arbitrary: wpsLine.map((line) =>
      within('<p class=MsoNormal ><!--[if !supportLists]--><span>1.&nbsp;</span><!--[endif]-->', line, '</p>'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      leaves(
        'localPictures',
        '<p class=MsoNormal ><img width="554" height="369" src="file:///C:/Users/gh/AppData/Local/Temp/ksohtml1234/wps1.jpg" ></p>',
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      ...nothing,
      html: `<p><img width="554" height="369" src="${dataPicture('jpeg')}" ></p>`,
      brought: 1,
    }),
  },
  {
    weight: 1,
    arbitrary: rows(wpsLine, (cell) =>
      within(
        '<td width=284 valign=top style="width:213.05pt;padding:0.0000pt 5.4pt;" ><p class=MsoNormal >',
        cell,
        '</p></td>',
      ),
    ).map((inner) =>
      within(
        '<table class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;mso-table-layout-alt:fixed;" >',
        inner,
        '</table>',
      ),
    ),
  },
)
/** What WPS puts on the clipboard. */
export const fromWps: fc.Arbitrary<Clip> = fc
  .array(wpsBlock, { minLength: 1, maxLength: 8 })
  .map((blocks) =>
    within(
      '<html><head><meta name=Generator content="Microsoft Word 14" ><style>@list l0:level1{mso-level-number-format:decimal;}</style></head><body style="tab-interval:21pt;" ><!--StartFragment-->',
      joined(blocks),
      '<!--EndFragment--></body></html>',
    ),
  )
  .map(numbered)
