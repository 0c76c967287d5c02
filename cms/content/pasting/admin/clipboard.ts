'use client'

import { emptyReport } from '../clean/report.ts'
import { type Brought, cleanHtml } from '../clean/clean.ts'
import { pictureType } from '../clean/nodes.ts'

/** A picture that waits for its description. */
export interface Waiting {
  file: File
  alt: string
}

/** What is to be put into a text, once its pictures are in the library. */
export type Taken = Omit<Brought, 'pictures'> & { pictures: Waiting[] }

/** What somebody pasted or dropped: to be taken, refused in words, plain text, or nothing of ours. */
export type Found =
  | { kind: 'taken'; taken: Taken }
  | { kind: 'problem'; problem: string }
  | { kind: 'plain'; text: string }
  | { kind: 'none' }

/** Text that an editor of the same kind has put there itself, with all that it knows of it. */
const ownFormat = 'application/x-lexical-editor'

/**
 * Reads what somebody pastes or drops.
 * @param isInCell whether it goes into a cell of a table, where no other table may stand
 */
export function readTransfer(transfer: DataTransfer, isInCell: boolean): Found {
  if (transfer.types.includes(ownFormat)) return { kind: 'none' }
  const files = [...transfer.files]
  const pictures = files.filter(({ type }) => type.startsWith('image/'))
  const html = transfer.getData('text/html')
  if (html.trim() !== '') {
    const cleaned = cleanHtml(html, isInCell)
    if ('problem' in cleaned) return { kind: 'problem', problem: cleaned.problem }
    const { nodes, report } = cleaned.brought
    // a picture that is copied alone comes as its address and as itself
    if (nodes.length === 0 && pictures.length > 0) return { kind: 'taken', taken: takenFiles(pictures) }
    const text = transfer.getData('text/plain')
    const isEmpty = nodes.length === 0 && report.localPictures.length + report.remotePictures.length === 0
    if (isEmpty && text.trim() !== '') return { kind: 'plain', text }
    return { kind: 'taken', taken: takenOf(cleaned.brought) }
  }
  // documents are for the library of files
  if (pictures.length === 0 || pictures.length < files.length) return { kind: 'none' }
  return { kind: 'taken', taken: takenFiles(pictures) }
}

/** Makes files of the pictures that came within a text. */
export function takenOf({ nodes, report, pictures }: Brought): Taken {
  return {
    nodes,
    report,
    pictures: pictures.map(({ data, name, alt }, index) => ({ alt, file: fileOf(data, numbered(name, index)) })),
  }
}

function takenFiles(files: readonly File[]): Taken {
  return {
    nodes: files.map((_, picture) => ({ type: pictureType, version: 1, picture })),
    report: emptyReport(),
    pictures: files.map((file) => ({ file, alt: '' })),
  }
}

function numbered(name: string, index: number): string {
  return name.replace(/^图片\./, `图片${index + 1}.`)
}

function fileOf(data: string, name: string): File {
  const comma = data.indexOf(',')
  let bytes = new Uint8Array()
  try {
    bytes = Uint8Array.from(atob(data.slice(comma + 1)), (letter) => letter.charCodeAt(0))
  } catch {
    // the library says that it is empty, by its name
  }
  return new File([bytes], name, { type: /^data:([^;,]+)/.exec(data)?.[1] ?? '' })
}
