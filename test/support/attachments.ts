import { zipOf } from './zipOf.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml'

/** A small PDF, as far as what looks at its content needs. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n48\n%%EOF\n',
)

/** A small Word document. @param type of its main part */
export function docx(type = `${office}.wordprocessingml.document.main+xml`): Buffer {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
  return zipOf({ '[Content_Types].xml': Buffer.from(types), 'word/document.xml': Buffer.from('<w:document/>') })
}

/** A Word document with macros. */
export function docm(): Buffer {
  return docx(macros)
}
