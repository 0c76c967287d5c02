import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { certificatePath } from '../../../../../site/catalogue/urls.ts'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { fontOfWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** A4 across, and its frame, in points. */
const [width, height, frame] = [841.89, 595.28, 34] as const
/** Colours of the site's paper: ink, the red of a seal, and a quiet grey. */
const [ink, seal, quiet] = ['#1d1b16', '#a3231f', '#6b655a'] as const
/** Most letters of a line of the course's name, in its size. */
const longestLine = 26

/** What stands on a certificate. */
export interface OnCertificate {
  /** As it is printed. */
  number: string
  names: readonly string[]
  title: string
  organisation: string
  attended: number
  lessons: number
  /** ISO 8601. */
  ended: string
  /** Origin of the public site, where its number can be checked. */
  checkedAt: string
}

/** The font is read once, when the first certificate is made: some 17 MB that the others share. */
const kept: { font?: Promise<Font> } = {}

async function readFont(): Promise<Font> {
  const file = require.resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
  const font = create(await fontOfWoff(await readFile(file)))
  if (!('hasGlyphForCodePoint' in font)) throw new Error('one font, no collection')
  return font
}

/** Draws a certificate. Only the letters that stand on it are in the file; its text can be read and copied. */
export async function certificatePdf(content: OnCertificate): Promise<Buffer> {
  kept.font ??= readFont().catch((error: unknown) => {
    // it is read again for the next certificate
    delete kept.font
    throw error
  })
  // a copy for each: what a document has used of it is no other's
  const font = await kept.font
  const document = new PDFDocument({
    ...{ size: 'A4', layout: 'landscape', margin: 0, lang: 'zh-CN', displayTitle: true, pdfVersion: '1.7' },
    // without it a font of PDF's own would be read that has no Chinese
    font: '',
    info: { Title: '结业证书', Author: content.organisation, Producer: 'Gongyun', Creator: 'Gongyun' },
  })
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', resolve)
    document.on('error', reject)
  })
  document.registerFont('text', font as unknown as Buffer)
  document.font('text')
  draw(document, content)
  document.end()
  await done
  return Buffer.concat(chunks)
}

function draw(document: PDFKit.PDFDocument, content: OnCertificate): void {
  const { number, names, title, organisation, attended, lessons, ended, checkedAt } = content
  document
    .lineWidth(1.6)
    .rect(frame, frame, width - 2 * frame, height - 2 * frame)
    .stroke(seal)
  document
    .lineWidth(0.5)
    .rect(frame + 6, frame + 6, width - 2 * frame - 12, height - 2 * frame - 12)
    .stroke(seal)
  const centred = (text: string, y: number, size: number, colour: string, spacing = 0): void => {
    // the last letter has its space too
    document.fontSize(size).fillColor(colour)
    document.text(text, spacing / 2, y, { width, align: 'center', characterSpacing: spacing, lineBreak: false })
  }
  centred('结业证书', 92, 46, seal, 18)
  centred(names.join('、'), 188, names.join('').length > 12 ? 22 : 30, ink, 4)
  centred('参加并完成了', 246, 15, quiet)
  inLines(title, longestLine).forEach((line, index, { length }) =>
    centred(index === 0 && length === 1 ? `《${line}》` : line, 282 + index * 34, 24, ink),
  )
  centred(`共 ${lessons} 课，完成 ${attended} 课，特发此证。`, 366, 15, ink)
  centred(organisation, 432, 18, ink, 2)
  centred(writtenDay(Date.parse(ended)), 460, 14, ink)
  centred(`编号 ${number}`, 512, 11, quiet)
  centred(`在 ${new URL(certificatePath, checkedAt).href} 输入编号可以核对`, 530, 10, quiet)
}

/** Cuts a title into two lines where it is long; what is longer still is cut off. */
function inLines(text: string, longest: number): string[] {
  const letters = [...text]
  if (letters.length <= longest) return [text]
  const rest = letters.slice(longest)
  return [letters.slice(0, longest).join(''), rest.slice(0, longest).join('') + (rest.length > longest ? '…' : '')]
}
