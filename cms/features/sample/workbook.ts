import { writeXlsx } from 'hucre/xlsx'

/** The media type of what `workbookOf` gives. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A form to be filled in, as a workbook of Excel.
 * @param name of its sheet
 * @param rows of texts, the head first, which is bold
 */
export async function workbookOf(name: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const head = rows[0] ?? []
  const written = await writeXlsx({
    stringMode: 'inline',
    sheets: [
      {
        name,
        rows: rows.map((row) => [...row]),
        columns: head.map(() => ({ width: 16, numFmt: '@' })),
        cells: new Map(head.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }])),
      },
    ],
  })
  return Buffer.from(written)
}
