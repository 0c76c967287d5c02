import { z } from 'zod'

/** A file as a row names it. */
export interface StoredFile {
  name: string
  /** Undefined when the row does not say. */
  bytes: number | undefined
}

const file = z.object({ filename: z.string().nullish(), filesize: z.number().nullish() })
const row = file.extend({ sizes: z.record(z.string(), file.nullish()).nullish() })

/** The files that a row of a picture or a recording names, its own first, each once. */
export function filesOf(document: unknown): StoredFile[] {
  const { success, data } = row.safeParse(document)
  if (!success) return []
  const named = [data, ...Object.values(data.sizes ?? {})].flatMap((one): StoredFile[] =>
    one?.filename ? [{ name: one.filename, bytes: one.filesize ?? undefined }] : [],
  )
  return [...new Map(named.toReversed().map((one) => [one.name, one])).values()].reverse()
}
