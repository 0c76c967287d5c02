import { onPaper } from './palette.ts'
import { documentOf, type Drawn, illustration, leaf, sampleMark, seal, whenText } from './parts.ts'
import { flower, rect } from './shapes.ts'
import { words } from './words.ts'
import { line, write } from './writing.ts'

const [width, height, split] = [1200, 630, 462]
const [titleTop, titleHeight] = [104, 272]

/** What goes with a link: picture and date on the left, what and where on the right. */
export function drawShare(drawn: Drawn): string {
  const { facts, faces } = drawn
  const { ground, ink, soft, accent, line: rule } = onPaper(facts)
  const [left, right] = [split + 58, width - 52]
  const room = right - left
  const parts = [rect(0, 0, width, height, `fill="${ground}"`), illustration(drawn, 0, 0, split, height)]
  const kind = line(facts.kind, left + 42, 54, 27, room - 42, { face: faces.label, fill: accent })
  const title = write(
    facts.title,
    left,
    0,
    { width: room, height: titleHeight, largest: 88, smallest: 36, leading: 1.26, mostLines: 4, isBalanced: true },
    { face: faces.title, fill: ink },
  )
  const when = whenText(facts) ?? facts.note ?? words.undecided
  const dated = line(when, left, 400, 36, room, { face: faces.label, fill: facts.isClosed ? soft : accent })
  const where = [facts.venue?.name, facts.isClosed ? undefined : facts.access?.word].filter(Boolean).join(' · ')
  const placed = line(where, left, 456, 29, room, { face: faces.text, fill: soft })
  const foot = line(facts.siteName, left + 42, 552, 27, room - 42, { face: faces.title, fill: accent })
  parts.push(
    flower(left + 14, 54 + 17, 17, accent),
    kind.svg,
    `<g transform="translate(0 ${titleTop + (titleHeight - title.height) / 2})">${title.svg}</g>`,
    dated.svg,
    placed.svg,
    rect(left, 528, room, 2, `fill="${rule}"`),
    flower(left + 14, 552 + 18, 15, accent),
    foot.svg,
    sampleMark(drawn, 24, 24, 26),
    leaf(drawn, split - 150, 352, 176, accent),
    seal(drawn, facts.day === undefined ? split - 20 : right, facts.day === undefined ? 60 : 40, 40, accent),
  )
  return documentOf(width, height, 1, parts.join(''))
}
