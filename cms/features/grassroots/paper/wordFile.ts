import {
  AlignmentType,
  Document,
  type FileChild,
  HeightRule,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Paper, PaperCell } from './layOut.ts'
import { lineText } from './lineText.ts'

/** A4 and its margin, in twentieths of a point. */
const [shortSide, longSide, margin] = [11906, 16838, 1000] as const
/** Least height of a row, in twentieths of a point. */
const rowHeight = 460
/** Sizes of letters, in half points: 二号, 四号, 小四 and 小五, as official papers have them. */
const [titleSize, lineSize, cellSize, narrowSize] = [44, 28, 24, 18] as const
/** Columns beyond which the letters of cells are small. */
const manyColumns = 12

const [songFont, fangFont] = ['方正小标宋简体', '仿宋'] as const
const fontOf = (name: string) => ({ ascii: name, eastAsia: name, hAnsi: name })

/** Forms as a Word file, in the shape of their originals, each on a page of its own. */
export async function wordFile(papers: readonly Paper[], author: string): Promise<Uint8Array> {
  const document = new Document({
    creator: author,
    title: papers[0]?.title ?? '',
    styles: {
      default: { document: { run: { font: fontOf(fangFont), size: lineSize, language: { eastAsia: 'zh-CN' } } } },
    },
    sections: papers.map((paper) => ({
      properties: {
        page: {
          size: {
            ...{ width: shortSide, height: longSide },
            orientation: paper.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: margin, bottom: margin, left: margin, right: margin },
        },
      },
      children: childrenOf(paper),
    })),
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function childrenOf(paper: Paper): FileChild[] {
  const { title, above, below } = paper
  const line = (text: string): Paragraph =>
    new Paragraph({ spacing: { before: 120, after: 120 }, children: [new TextRun({ text, size: lineSize })] })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: title, size: titleSize, font: fontOf(songFont) })],
    }),
    ...above.map((entries) => line(lineText(entries))),
    tableOf(paper),
    ...below.map((entries) => line(lineText(entries))),
  ]
}

function tableOf({ rows, columns, weights, isLandscape }: Paper): Table {
  const room = (isLandscape ? longSide : shortSide) - 2 * margin
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const size = columns > manyColumns ? narrowSize : cellSize
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: weights.map((weight) => Math.floor((room * weight) / total)),
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (cells) =>
        new TableRow({
          height: { value: rowHeight, rule: HeightRule.ATLEAST },
          // the heads stand again on the next page
          tableHeader: cells.every(({ isHead }) => isHead),
          cantSplit: true,
          children: cells.map((cell) => cellOf(cell, size)),
        }),
    ),
  })
}

function cellOf({ text, across, down, isHead }: PaperCell, size: number): TableCell {
  return new TableCell({
    ...(across > 1 && { columnSpan: across }),
    ...(down > 1 && { rowSpan: down }),
    margins: { left: 30, right: 30 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, size, bold: isHead })] }),
    ],
  })
}
