import type { PosterFacts } from '../facts.ts'
import { faded, onPaper, onTone, type Palette, red } from './palette.ts'
import { code, documentOf, type Drawn, illustration, leaf, seal, whenText } from './parts.ts'
import { flower, frame, rect, scallops, windowFlower } from './shapes.ts'
import { words } from './words.ts'
import { leadingOfLine, line, onOneLine, write } from './writing.ts'

const [width, height, edge] = [1754, 2480, 130]
/** Where the picture ends, the title begins, and who holds it is said. */
const [pictureFoot, titleTop, band] = [1060, 1236, 2084]

/** What hangs on a wall: a picture, what it is in large letters, when and where, and a code that leads to its page. */
export function drawA3(drawn: Drawn): string {
  const { facts, faces } = drawn
  const isShow = facts.collection === 'performances'
  const palette = isShow ? onTone(facts) : onPaper(facts)
  const { ground, accent } = palette
  const [leafWidth, seen] = [330, facts.isClosed ? faded : red]
  const room = facts.day === undefined ? width - 2 * edge : width - 2 * edge - leafWidth - 60
  return documentOf(
    width,
    height,
    1,
    [
      rect(0, 0, width, height, `fill="${ground}"`),
      windowFlower(width - 40, 1800, 620, palette.line, isShow ? 0.13 : 0.22),
      illustration(drawn, 0, 0, width, pictureFoot),
      scallops(0, pictureFoot + 1, width, -21, 27, ground),
      leaf(drawn, width - edge - leafWidth, pictureFoot - 250, leafWidth, seen),
      flower(edge + 24, pictureFoot + 113, 26, accent),
      line(facts.kind, edge + 66, pictureFoot + 82, 46, room - 66, { face: faces.label, fill: accent }).svg,
      told(drawn, palette),
      foot(drawn, palette),
      seal(drawn, width - edge + 10, 110, 104, seen),
      frame(width, height, 26, palette.line),
    ].join(''),
  )
}

interface Row {
  term: string
  text: string
  size: number
  /** Below it, in small letters. */
  small?: string | undefined
}

function rowsOf(facts: PosterFacts): Row[] {
  const { day, note, more, venue, access, isClosed } = facts
  const beside = [day && note, more].filter(Boolean).join('　')
  const rows: Row[] = [{ term: words.when, text: whenText(facts) ?? note ?? words.undecided, size: 78, small: beside }]
  if (venue) rows.push({ term: words.where, text: venue.name, size: 60, small: venue.address })
  if (access && !isClosed) rows.push({ term: words.access, text: access.word, size: 60 })
  return rows
}

/** Title, and below it what one has to know, with the room that is left between them. */
function told({ facts, faces }: Drawn, { ink, soft, accent }: Palette): string {
  const room = width - 2 * edge
  const [indent, smallSize] = [158, 42]
  const title = write(
    facts.title,
    edge,
    titleTop,
    {
      width: room,
      height: 372,
      largest: 230,
      smallest: 72,
      leading: 1.2,
      spacing: 0.015,
      mostLines: 4,
      isBalanced: true,
    },
    { face: faces.title, fill: ink },
  )
  const rows = rowsOf(facts)
  const heightOf = ({ size, small }: Row): number => (size + (small ? smallSize : 0)) * leadingOfLine
  const top = titleTop + title.height + 40
  const free = band - 40 - top - rows.reduce((sum, row) => sum + heightOf(row), 0)
  const gap = Math.max(6, Math.min(free / (rows.length + 1), 52))
  let y = top + gap
  const parts = [title.svg, rect(edge, top, 130, 8, `fill="${accent}"`)]
  for (const row of rows) {
    const { term, text, size, small } = row
    parts.push(line(term, edge, y + onOneLine(size, 42), 42, indent - 20, { face: faces.label, fill: accent }).svg)
    parts.push(line(text, edge + indent, y, size, room - indent, { face: faces.label, fill: ink }).svg)
    if (small)
      parts.push(
        line(small, edge + indent, y + size * leadingOfLine, smallSize, room - indent, { face: faces.text, fill: soft })
          .svg,
      )
    y += heightOf(row) + gap
  }
  return parts.join('')
}

/** Who holds it, and the code. */
function foot(drawn: Drawn, { ink, soft, accent, line: rule }: Palette): string {
  const { facts, faces } = drawn
  const size = 240
  const [x, y] = [width - edge - size, band + 44]
  const room = x - edge - 80
  const caption = facts.isClosed ? words.scanNews : words.scan
  const held = [facts.organisation, facts.unit].filter(Boolean).join('　')
  const above = [facts.theme, facts.brand].filter(Boolean).join('　')
  const at = band + 44
  return [
    `<path d="M${edge} ${band}H${width - edge}" stroke="${rule}" stroke-width="4" stroke-dasharray="1 13" stroke-linecap="round"/>`,
    line(above, edge, at, 46, room, { face: faces.title, fill: accent }).svg,
    line(words.holder, edge, at + 96, 34, 90, { face: faces.label, fill: accent }).svg,
    write(
      held,
      edge + 96,
      at + 92,
      { width: room - 96, height: 112, largest: 40, smallest: 26, leading: 1.36, mostLines: 2 },
      { face: faces.label, fill: ink },
    ).svg,
    flower(edge + 20, at + 242, 22, accent),
    line(facts.siteName, edge + 58, at + 216, 38, room - 58, { face: faces.title, fill: ink }).svg,
    rect(x - 12, y - 12, size + 24, size + 24, 'rx="14" fill="#fff"'),
    code(drawn, x, y, size),
    line(caption, x + size / 2, y + size + 18, 31, size + 100, { face: faces.label, fill: soft, anchor: 'middle' }).svg,
  ].join('')
}
