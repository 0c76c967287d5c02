import { pdfOf } from '../../../../base/pdf/pdfOf.ts'
import { certificateLines, frame, height, type OnCertificate, seal, width, within } from './certificateLines.ts'

/** Draws a certificate. Only the letters that stand on it are in the file; its text can be read and copied. */
export async function certificatePdf(content: OnCertificate): Promise<Buffer> {
  return pdfOf({ title: '结业证书', author: content.organisation, isLandscape: true }, (document) =>
    draw(document, content),
  )
}

function draw(document: PDFKit.PDFDocument, content: OnCertificate): void {
  const drawFrame = (from: number, thickness: number): void => {
    document
      .lineWidth(thickness)
      .rect(from, from, width - 2 * from, height - 2 * from)
      .stroke(seal)
  }
  drawFrame(frame, 1.6)
  drawFrame(frame + within, 0.5)
  const lines = certificateLines(content, (text, size, characterSpacing) =>
    document.fontSize(size).widthOfString(text, { characterSpacing }),
  )
  for (const { text, x, y, size, spacing, colour } of lines)
    document.fontSize(size).fillColor(colour).text(text, x, y, { characterSpacing: spacing, lineBreak: false })
}
