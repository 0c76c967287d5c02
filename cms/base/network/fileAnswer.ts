/** Media types of what is made to be kept. */
const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type FileKind = keyof typeof types

/** A file that was made for whoever asked, to be kept. @param name of it, with its ending; it may be Chinese */
export function fileAnswer(name: string, kind: FileKind, data: Uint8Array): Response {
  return new Response(Buffer.from(data), {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="table.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
}
