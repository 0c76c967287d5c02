import { z } from 'zod'
import { type PrintedSheet } from '../../imports/table/order.ts'
import { Gate } from '../../imports/endpoints/gate.ts'
import { writePrinted } from '../../imports/file/spreadsheet.ts'
import { grassrootsReason } from '../refusals.ts'
import type { Paper } from './layOut.ts'
import { paperPdf } from './paperPdf.ts'
import { printed } from './printed.ts'
import { wordFile } from './wordFile.ts'

/** What a paper can be had as. */
export const paperFormat = z.enum(['xlsx', 'docx', 'pdf'], '表可以下载成 xlsx、docx 或 pdf，请选一种。')
export type PaperFormat = z.infer<typeof paperFormat>

const types: Readonly<Record<PaperFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

const gate = new Gate(2, {
  own: grassrootsReason('own-paper-under-way'),
  others: () => grassrootsReason('papers-of-others-under-way'),
})

/**
 * A paper as a file.
 * @param person who asks: one file at a time is made for each
 * @param name of the file, without its ending
 * @param author the union whose site this is
 * @throws Refusal while another one is made for them, or too many for others
 */
export async function paperAnswer(
  person: string,
  paper: Paper,
  format: PaperFormat,
  { name, author }: { name: string; author: string },
): Promise<Response> {
  const data = await gate.pass(person, () => written(paper, format, author))
  return answer(name, format, data)
}

/** Several sheets as one workbook, as above. */
export async function workbookAnswer(person: string, sheets: PrintedSheet[], name: string): Promise<Response> {
  return answer(name, 'xlsx', await gate.pass(person, () => writePrinted(sheets)))
}

function written(paper: Paper, format: PaperFormat, author: string): Promise<Uint8Array> {
  if (format === 'docx') return wordFile([paper], author)
  return format === 'pdf' ? paperPdf([paper], author) : writePrinted([printed(paper, '统计表')])
}

function answer(name: string, format: PaperFormat, data: Uint8Array): Response {
  const file = encodeURIComponent(`${name.replaceAll(/[\\/:*?"<>|\r\n]/g, ' ')}.${format}`)
  return new Response(Buffer.from(data), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="table.${format}"; filename*=UTF-8''${file}`,
      'cache-control': 'no-store',
    },
  })
}
