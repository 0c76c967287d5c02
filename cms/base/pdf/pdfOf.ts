import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { fontOfWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** The font is read once, when the first document is made: some 17 MB that the others share. */
const kept: { font?: Promise<Font> } = {}

async function readFont(): Promise<Font> {
  const file = require.resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
  const font = create(await fontOfWoff(await readFile(file)))
  if (!('hasGlyphForCodePoint' in font)) throw new Error('one font, no collection')
  return font
}

/**
 * Makes a PDF of A4 in the site's font for print. Only the letters that stand in it are in the file; its text can be read
 * and copied.
 * @param draw draws on its first page, without margins, in points
 */
export async function pdfOf(
  { title, author, isLandscape }: { title: string; author: string; isLandscape: boolean },
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  kept.font ??= readFont().catch((error: unknown) => {
    // it is read again for the next document
    delete kept.font
    throw error
  })
  const font = await kept.font
  const document = new PDFDocument({
    ...{ size: 'A4', layout: isLandscape ? 'landscape' : 'portrait', margin: 0 },
    ...{ lang: 'zh-CN', displayTitle: true, pdfVersion: '1.7' },
    // without it a font of PDF's own would be read that has no Chinese
    font: '',
    info: { Title: title, Author: author, Producer: 'Gongyun', Creator: 'Gongyun' },
  })
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', resolve)
    document.on('error', reject)
  })
  // what a document has used of the font is no other's: it makes its subset of it
  document.registerFont('text', font as unknown as Buffer)
  document.font('text')
  draw(document)
  document.end()
  await done
  return Buffer.concat(chunks)
}
