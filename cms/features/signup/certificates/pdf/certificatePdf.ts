import { certificatePath } from '../../../../../site/catalogue/urls.ts'
import { pdfOf } from '../../../../base/pdf/pdfOf.ts'
import { writtenDay } from '../../../../base/time/wallClock.ts'

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

/** Draws a certificate. Only the letters that stand on it are in the file; its text can be read and copied. */
export async function certificatePdf(content: OnCertificate): Promise<Buffer> {
  return pdfOf({ title: '结业证书', author: content.organisation, isLandscape: true }, (document) =>
    draw(document, content),
  )
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
