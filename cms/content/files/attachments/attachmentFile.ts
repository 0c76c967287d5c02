import { open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import type { fileKinds } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { originalNameOf, stemOf } from '../fileName.ts'
import { largestAttachment } from '../pictures/uploadLimit.ts'
import type { UploadedFile } from '../recordings/recordingFile.ts'
import { attachmentReason } from './refusals.ts'
import { isWholeZip } from './wholeZip.ts'

type Kind = keyof typeof fileKinds

const office = 'application/vnd.openxmlformats-officedocument'
/** Kinds of file taken, by content, with the ending that each gets. None of them runs anything by itself. */
const kinds: Readonly<Record<string, Kind>> = {
  [`${office}.wordprocessingml.document`]: 'docx',
  [`${office}.spreadsheetml.sheet`]: 'xlsx',
  [`${office}.presentationml.presentation`]: 'pptx',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
}

/** The types that the collection takes, for Payload's own check. */
export const attachmentTypes = Object.keys(kinds)

/** Endings of files with macros, which run on the computer of whoever opens them. */
const withMacros = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'ppsm', 'potm'])

/** Endings of documents: what is called so and is but a zip is none, or of a kind that is not taken. */
const documentEndings = new Set([
  ...['docx', 'xlsx', 'pptx', 'pdf', 'doc', 'xls', 'ppt', 'wps', 'et', 'dps', 'ofd'],
  ...withMacros,
])

/**
 * Checks an uploaded file by its content, not by its name, without reading it whole. Its name stays, Chinese too; its
 * ending follows the content, but no document becomes a zip.
 * @returns the name and the type under which it is kept
 * @throws Refusal naming the file, what is wrong with it, and what to do
 */
export async function checkAttachment({ name: given, data, size, tempFilePath }: UploadedFile) {
  const name = originalNameOf(given)
  if (size === 0) throw new Refusal(attachmentReason('attachment-empty', { name }))
  if (size > largestAttachment) {
    const [megabytes, most] = [Math.ceil(size / 2 ** 20), largestAttachment / 2 ** 20]
    throw new Refusal(attachmentReason('attachment-too-large', { name, megabytes, most }))
  }
  // what cannot be read to its end is of no kind
  const type = await (tempFilePath ? fileTypeFromFile(tempFilePath) : fileTypeFromBuffer(data)).catch(() => undefined)
  const kind = kinds[type?.mime ?? '']
  if (kind === undefined)
    throw new Refusal(attachmentReason('attachment-of-another-kind', { name, found: wrongKind(type?.ext) }))
  const isWhole = await (kind === 'pdf'
    ? endOf(data, size, tempFilePath).then(isWholePdf)
    : isWholeZip(tempFilePath || data))
  if (!isWhole)
    throw new Refusal(attachmentReason('attachment-damaged', { name }))
  const [, ending = ''] = /\.([a-z]{2,4})$/.exec(name.toLowerCase()) ?? []
  // nobody could open it as what it is called, and as a zip it would tell nobody what is wrong
  if (kind === 'zip' && documentEndings.has(ending))
    throw new Refusal(attachmentReason('attachment-of-another-kind', { name, found: onlyAZip(ending) }))
  return { name: `${stemOf(given, '附件')}.${kind}`, mimetype: type?.mime ?? '' }
}

/** Bytes at the end of a PDF in which it says where its table is, and that it ends. */
const endBytes = 1024

/** Payload (3.90) refuses one that was cut off as well, in English. */
function isWholePdf(end: Buffer): boolean {
  const text = end.toString('latin1')
  return text.includes('%%EOF') && text.includes('xref')
}

async function endOf(data: Buffer, size: number, tempFilePath: string | undefined): Promise<Buffer> {
  if (!tempFilePath) return data.subarray(-endBytes)
  const handle = await open(tempFilePath)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(endBytes), 0, endBytes, Math.max(0, size - endBytes))
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function onlyAZip(ending: string): string {
  return `名叫 ${ending.toUpperCase()}，内容却只是压缩包，打不开。请用原来的程序打开，另存为 docx、xlsx、pptx 或 PDF；`
}

function wrongKind(ending: string | undefined): string {
  if (ending === undefined) return '不是可以识别的文档，或文件已损坏。'
  if (ending === 'cfb') return '是旧格式（doc、xls、ppt、wps、et）。请用 Word 或 WPS 打开，另存为 docx、xlsx、pptx 或 PDF；'
  if (withMacros.has(ending)) return `里有宏（${ending.toUpperCase()}），会在别人的电脑上运行程序。请另存为不带宏的格式；`
  return `的内容其实是 ${ending.toUpperCase()} 文件。`
}
