import fc from 'fast-check'
import { type Clip, joined, leaves, numbered, rows, silent, within, word } from './clip.ts'

const leaf = word.map((run) =>
  within('<span leaf="" style="font-size: 15px; letter-spacing: 1px; color: rgb(62, 62, 62);">', run, '</span>'),
)
const { section } = fc.letrec<{ section: Clip }>((tie) => ({
  section: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf.map((line) =>
          within('<p style="margin: 0px 8px; clear: both; min-height: 1em; text-align: center;">', line, '</p>'),
        ),
        leaf.map((line) => within('<blockquote class="js_blockquote_wrap" data-type="2">', line, '</blockquote>')),
        fc
          .array(leaf, { minLength: 1, maxLength: 3 })
          .map((items) =>
            within(
              '<ul class="list-paddingleft-1">',
              joined(items.map((item) => within('<li><p>', item, '</p></li>'))),
              '</ul>',
            ),
          ),
        fc.constant(
          leaves(
            'remotePictures',
            '<section><img class="rich_pages wxw-img" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg" data-ratio="0.66" data-type="jpeg" src="data:image/svg+xml,%3Csvg%3E" alt="图片"></section>',
          ),
        ),
        fc.constant(
          leaves(
            'players',
            '<mp-common-profile class="js_uneditable custom_select_card" data-nickname="工会"></mp-common-profile>',
          ),
        ),
        fc.constant(leaves('players', '<mpvoice voice_encode_fileid="abc" name="领导讲话"></mpvoice>')),
        fc.constant(leaves('hidden', '<span style="display: none;">mp-blue</span>')),
        fc.constant(
          silent('<p><br></p><section><svg-none></svg-none></section><mp-style-type data-value="3"></mp-style-type>'),
        ),
        tie('section').map((inner) =>
          within(
            '<section data-tools="135编辑器" style="margin: 10px auto; text-align: center; visibility: visible;">',
            inner,
            '</section>',
          ),
        ),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((clips) => joined(clips)),
}))

const { tree } = fc.letrec<{ tree: Clip }>((tie) => ({
  tree: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        word.map((line) => within('<p class="x" onclick="track(1)">', line, '</p>')),
        word.map((line) => within('<h3 id="a">', line, '</h3>')),
        word
          .map((line) =>
            within('<label for="q">', line, '</label><input type="text" value="x"><input type="hidden" value="y">'),
          )
          .map((clip) => ({ ...clip, left: { controls: 1 } })),
        word.map((line) => ({ ...within('<a href="javascript:void(0)">', line, '</a>'), left: { links: 1 } })),
        word.map((line) => within('<a href="#top">', line, '</a>')),
        fc.constant(
          leaves(
            'remotePictures',
            '<picture><source srcset="/a.webp"><img src="https://a.cn/b.jpg" srcset="/a 2x" alt="南门"></picture>',
          ),
        ),
        fc.constant(silent('<img src="https://stat.a.cn/p.gif" width="1" height="1">')),
        fc.constant(leaves('drawings', '<svg viewBox="0 0 1 1"><text>不要</text></svg>')),
        fc.constant(leaves('players', '<iframe src="https://a.cn/map"></iframe>')),
        fc.constant(
          silent(
            '<script>var a = "<p>不要</p>"</script><style>p{}</style><!-- 不要 --><template><p>不要</p></template>',
          ),
        ),
        fc.constant(leaves('hidden', '<noscript><p>不要</p></noscript>')),
        fc.constant(silent('<noscript><img src="https://a.cn/b.jpg"></noscript>')),
        word.map((line) => within('<table><caption>', line, '</caption></table>')),
        word.map((line) => within('<map name="a"><area href="#a">', line, '</map>')),
        fc
          .tuple(word, word)
          .map(([base, guide]) =>
            joined([within('<ruby>', base, '<rp>(</rp>'), within('<rt>', guide, '</rt><rp>)</rp></ruby>')]),
          ),
        rows(word, (cell, index) =>
          within(index === 0 ? '<th scope="row">' : '<td>', cell, index === 0 ? '</th>' : '</td>'),
        ).map((inner) => within('<table><tbody>', inner, '</tbody></table>')),
        fc
          .array(word, { minLength: 1, maxLength: 3 })
          .map((items) => within('<dl>', joined(items.map((item) => within('<dt>', item, '<dd>'))), '</dl>')),
        tie('tree').map((inner) => within('<article><div style="display:flex">', inner, '</div></article>')),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((clips) => joined(clips)),
}))

/** What articles of WeChat put on the clipboard. */
export const fromWeChat: fc.Arbitrary<Clip> = section.map(numbered)
/** What pages of others put on the clipboard. */
export const fromPage: fc.Arbitrary<Clip> = tree.map(numbered)
