import { pdfOf } from '../../../base/pdf/pdfOf.ts'
import type { Paper } from './layOut.ts'
import { lineText } from './lineText.ts'
import { placed, type Placed } from './placed.ts'

/** A4, and its margin, in points. */
const [shortSide, longSide, margin] = [595.28, 841.89, 42] as const
/** Heights of the title's lines, of a line and of a row, in points. */
const [titleHeight, lineHeight, rowHeight] = [30, 26, 26] as const
/** Sizes of letters, in points; those of a cell get smaller until its text fits. */
const [titleSize, lineSize, cellSize, leastSize] = [19, 11, 11, 5] as const
/** Room beside the text of a cell, in points. */
const inset = 2
const ink = '#1d1b16'

/** Forms as a PDF, in the shape of their originals; each begins on a page of its own, its heads stand on each of its pages. */
export async function paperPdf(papers: readonly Paper[], author: string): Promise<Buffer> {
  const [first] = papers
  return pdfOf(
    { title: first?.title ?? '', author, isLandscape: first?.isLandscape === true },
    (document: PDFKit.PDFDocument) => {
      for (const [index, paper] of papers.entries()) {
        if (index > 0) nextPage(document, paper)
        draw(document, paper)
      }
    },
  )
}

function nextPage(document: PDFKit.PDFDocument, { isLandscape }: Paper): void {
  document.addPage({ size: 'A4', layout: isLandscape ? 'landscape' : 'portrait', margin: 0 })
  document.font('text')
}

function draw(document: PDFKit.PDFDocument, paper: Paper): void {
  const [width, height] = paper.isLandscape ? [longSide, shortSide] : [shortSide, longSide]
  const room = width - 2 * margin
  let y: number = margin
  document.fillColor(ink).strokeColor(ink).lineWidth(0.6)
  const titleLines = linesOf(document.fontSize(titleSize), paper.title, room)
  for (const line of titleLines) {
    document.fontSize(titleSize).text(line, margin, y, { width: room, align: 'center', lineBreak: false })
    y += titleHeight
  }
  const lines = (some: Paper['above']): void => {
    for (const entries of some) {
      document.fontSize(lineSize).text(lineText(entries), margin, y + 6, { width: room, lineBreak: false })
      y += lineHeight
    }
  }
  lines(paper.above)
  const lefts = leftsOf(paper, room)
  const heads = paper.rows.filter((cells) => cells.every(({ isHead }) => isHead)).length
  const cells = placed(paper)
  let [top, from] = [y, 0]
  const rowsOnPage = (): number => Math.max(1, Math.floor((height - margin - top) / rowHeight))
  while (from < paper.rows.length) {
    const before = from === 0 ? 0 : heads
    const until = Math.min(paper.rows.length, from + rowsOnPage() - before)
    const shown = [
      ...(before > 0 ? cells.filter(({ row }) => row < heads) : []),
      ...cells.filter(({ row }) => row >= from && row < until).map((one) => ({ ...one, row: one.row - from + before })),
    ]
    for (const cell of shown) drawCell(document, cell, lefts, top)
    y = top + (until - from + before) * rowHeight
    from = until
    if (from < paper.rows.length) {
      nextPage(document, paper)
      document.fillColor(ink).strokeColor(ink).lineWidth(0.6)
      top = margin
    }
  }
  if (paper.below.length > 0 && y + paper.below.length * lineHeight > height - margin / 2) {
    nextPage(document, paper)
    y = margin
  }
  lines(paper.below)
}

/** Where each column begins, and where the last one ends. */
function leftsOf({ weights }: Paper, room: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left: number = margin
  return [left, ...weights.map((weight) => (left += (room * weight) / total))]
}

function drawCell(document: PDFKit.PDFDocument, cell: Placed, lefts: readonly number[], top: number): void {
  const left = lefts[cell.column] ?? margin
  const width = (lefts[cell.column + cell.across] ?? left) - left
  const [y, height] = [top + cell.row * rowHeight, cell.down * rowHeight]
  document.rect(left, y, width, height).stroke()
  if (cell.text === '') return
  const room = width - 2 * inset
  let size: number = cellSize
  const fits = (): boolean => {
    const lines = linesOf(document.fontSize(size), cell.text, room)
    return lines.length * size * 1.15 <= height && (lines.length === 1 || cell.number === undefined)
  }
  while (size > leastSize && !fits()) size -= 0.5
  const lines = linesOf(document.fontSize(size), cell.text, room)
  const high = lines.length * size * 1.15
  for (const [index, line] of lines.entries())
    document.fontSize(size).text(line, left + inset, y + (height - high) / 2 + index * size * 1.15, {
      width: room,
      align: 'center',
      lineBreak: false,
    })
}

/** Breaks a text between any two letters, as Chinese is broken. */
function linesOf(document: PDFKit.PDFDocument, text: string, room: number): string[] {
  const lines = ['']
  for (const letter of text) {
    const line = `${lines.at(-1) ?? ''}${letter}`
    if (lines.at(-1) !== '' && document.widthOfString(line) > room) lines.push(letter)
    else lines[lines.length - 1] = line
  }
  return lines
}
