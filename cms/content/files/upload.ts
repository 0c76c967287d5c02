import type { PayloadRequest } from 'payload'
import { originalNameOf, stemOf } from './fileName.ts'

type UploadedFile = NonNullable<PayloadRequest['file']>

/** What an upload is to be called; it goes along with the file, which Payload copies on its way. */
interface Wanted {
  /** Without the ending, and without the number that it may need. */
  stem: string
  /** As it was called where it came from, if that is known. */
  originalName: string | undefined
}

interface StoredRow {
  filename?: string | null | undefined
  originalName?: string | null | undefined
}

type CheckedFile = UploadedFile & { wanted?: Wanted }

/** Notes on an upload what it is to be called. @param fallback when its name is of no use */
export function wantName(file: UploadedFile, name: string, fallback: string): void {
  const given: CheckedFile = file
  given.wanted = { stem: stemOf(name, fallback), originalName: originalNameOf(name) }
}

/** The same for a file that is made of one that is stored. @param stored that one's row */
export function wantNameLike(file: UploadedFile, { filename, originalName }: StoredRow, fallback: string): void {
  const given: CheckedFile = file
  given.wanted = { stem: stemOf(originalName ?? filename ?? '', fallback), originalName: originalName ?? undefined }
}

/** What the upload of a request is to be called; undefined when there is none. */
export function wantedName({ file }: Pick<PayloadRequest, 'file'>): Wanted | undefined {
  const given: CheckedFile | undefined = file
  return given?.wanted
}
