import { faded, onPaper, onTone, type Palette, red } from './palette.ts'
import { code, documentOf, type Drawn, holdersOf, illustration, leaf, sampleMark, seal, whenText } from './parts.ts'
import { flower, frame, n, rect, scallops, windowFlower } from './shapes.ts'
import type { Room } from '../typeset/fit.ts'
import { words } from './words.ts'
import { leadingOfLine, line, onOneLine, write, type Written } from './writing.ts'

const [width, height, edge] = [1754, 2480, 130]
/** Where the picture ends if there is little to say, and where who holds it is said. */
const [lowestFoot, band] = [1060, 2084]
/** How far below the picture the title begins, how far it may rise for what there is to say, and around the rule below. */
const [belowPicture, mostLift, aroundRule] = [176, 380, 40]
/** Heights that a title is given: that of most, and that of a long one. */
const [titleRoom, mostTitleRoom] = [372, 600]
/** Between rows. */
const [leastGap, mostGap] = [20, 52]
const [indent, smallSize] = [158, 42]

/** What hangs on a wall: a picture, what it is in large letters, when and where, and a code that leads to its page. */
export function drawA3(drawn: Drawn): string {
  const { facts, faces } = drawn
  const isShow = facts.collection === 'performances'
  const palette = isShow ? onTone(facts) : onPaper(facts)
  const { ground, accent } = palette
  const [leafWidth, seen] = [330, facts.isClosed ? faded : red]
  const rows = rowsOf(drawn, palette)
  const rowsHeight = rows.reduce((sum, row) => sum + row.height, aroundRule + (rows.length + 1) * leastGap)
  const free = band - aroundRule - lowestFoot - belowPicture - rowsHeight
  const wanted = Math.max(titleRoom, titleIn(drawn, palette, 0, mostTitleRoom).height)
  const lift = Math.max(0, Math.min(wanted - free, mostLift))
  const pictureFoot = lowestFoot - lift
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
      told(drawn, palette, rows, pictureFoot + belowPicture, Math.min(free + lift, mostTitleRoom)),
      foot(drawn, palette),
      seal(drawn, width - edge + 10, 110, 104, seen),
      sampleMark(drawn, 64, 64, 40),
      frame(width, height, 26, palette.line),
    ].join(''),
  )
}

/** A fact with its term before it and what there is to add below it, written from 0 downwards. */
interface Row {
  svg: string
  height: number
}

function rowsOf(drawn: Drawn, palette: Palette): Row[] {
  const { day, note, more, venue, access, isClosed } = drawn.facts
  const row = (term: string, text: string, size: number, ...below: (string | undefined)[]): Row =>
    rowOf(drawn, palette, term, text, size, below)
  const rows = [row(words.when, whenText(drawn.facts) ?? note ?? words.undecided, 78, day && note, more)]
  if (venue) rows.push(row(words.where, venue.name, 60, venue.address))
  if (access && !isClosed) rows.push(row(words.access, access.word, 60, access.note))
  return rows
}

function rowOf(
  { faces }: Drawn,
  { ink, soft, accent }: Palette,
  term: string,
  text: string,
  size: number,
  below: readonly (string | undefined)[],
): Row {
  const room = width - 2 * edge - indent
  const parts = [
    line(term, edge, onOneLine(size, 42), 42, indent - 20, { face: faces.label, fill: accent }).svg,
    line(text, edge + indent, 0, size, room, { face: faces.label, fill: ink }).svg,
  ]
  let y = size * leadingOfLine
  for (const small of below) {
    if (small === undefined || small === '') continue
    const written = write(small, edge + indent, y, smallRoom(room), { face: faces.text, fill: soft })
    parts.push(written.svg)
    y += written.height
  }
  return { svg: parts.join(''), height: y }
}

/** Room of small letters: two lines, or three of smaller ones. */
function smallRoom(room: number): Room {
  const leading = leadingOfLine
  return { width: room, height: 2 * smallSize * leading, largest: smallSize, smallest: 28, leading, mostLines: 3 }
}

/** Title, and below it what one has to know, with the room that is left between them. */
function told(drawn: Drawn, palette: Palette, rows: readonly Row[], y: number, room: number): string {
  const title = titleIn(drawn, palette, y, room)
  const top = y + title.height + aroundRule
  const free = band - aroundRule - top - rows.reduce((sum, { height }) => sum + height, 0)
  const gap = Math.max(leastGap, Math.min(free / (rows.length + 1), mostGap))
  let at = top + gap
  const parts = [title.svg, rect(edge, top, 130, 8, `fill="${palette.accent}"`)]
  for (const { svg, height } of rows) {
    parts.push(`<g transform="translate(0 ${n(at)})">${svg}</g>`)
    at += height + gap
  }
  return parts.join('')
}

/** The title; a long one takes of the picture and of empty paper what it needs, rather than be small. */
function titleIn({ facts, faces }: Drawn, { ink }: Palette, y: number, room: number): Written {
  const set = (height: number, largest: number, mostLines: number): Written =>
    write(
      facts.title,
      edge,
      y,
      {
        width: width - 2 * edge,
        height,
        largest,
        smallest: 72,
        leading: 1.2,
        spacing: 0.015,
        mostLines,
        isBalanced: true,
      },
      { face: faces.title, fill: ink },
    )
  const usual = set(Math.min(room, titleRoom), 230, 4)
  const grown = set(room, 116, 5)
  return grown.size > usual.size ? grown : usual
}

/** Who holds it, and the code. */
function foot(drawn: Drawn, { ink, soft, accent, line: rule }: Palette): string {
  const { facts, faces } = drawn
  const size = 240
  const [x, y] = [width - edge - size, band + 44]
  const room = x - edge - 80
  const caption = facts.isClosed ? words.scanNews : facts.hasSignUp ? words.scanToSignUp : words.scan
  const above = [facts.theme, facts.brand].filter(Boolean).join('　')
  const at = band + 44
  return [
    `<path d="M${edge} ${band}H${width - edge}" stroke="${rule}" stroke-width="4" stroke-dasharray="1 13" stroke-linecap="round"/>`,
    line(above, edge, at, 46, room, { face: faces.title, fill: accent }).svg,
    line(words.holder, edge, at + 96, 34, 90, { face: faces.label, fill: accent }).svg,
    write(
      holdersOf(facts),
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
