import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import type { fileKinds } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { originalNameOf, stemOf } from '../fileName.ts'
import { largestAttachment } from '../pictures/uploadLimit.ts'
import type { UploadedFile } from '../recordings/recordingFile.ts'
import { attachmentReason } from './refusals.ts'

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

/**
 * Checks an uploaded file by its content, not by its name, without reading it whole. Its name stays, Chinese too; its
 * ending follows the content.
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
  const type = tempFilePath ? await fileTypeFromFile(tempFilePath) : await fileTypeFromBuffer(data)
  const kind = kinds[type?.mime ?? '']
  if (kind === undefined)
    throw new Refusal(attachmentReason('attachment-of-another-kind', { name, found: wrongKind(type?.ext) }))
  return { name: `${stemOf(given, '附件')}.${kind}`, mimetype: type?.mime ?? '' }
}

function wrongKind(ending: string | undefined): string {
  if (ending === undefined) return '不是可以识别的文档，或文件已损坏。'
  if (ending === 'cfb') return '是旧格式（doc、xls、ppt、wps、et）。请用 Word 或 WPS 打开，另存为 docx、xlsx、pptx 或 PDF；'
  if (withMacros.has(ending)) return `里有宏（${ending.toUpperCase()}），会在别人的电脑上运行程序。请另存为不带宏的格式；`
  return `的内容其实是 ${ending.toUpperCase()} 文件。`
}
