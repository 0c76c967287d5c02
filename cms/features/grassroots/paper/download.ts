import { z } from 'zod'
import { fileAnswer } from '../../../base/network/fileAnswer.ts'
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

const reasons = {
  own: grassrootsReason('own-paper-under-way'),
  others: () => grassrootsReason('papers-of-others-under-way'),
}
/** For workbooks, which a thread of their own writes. */
const threadGate = new Gate(2, reasons)
/** For what is written where the server answers everybody else. */
const mainGate = new Gate(1, reasons)

/** A paper with the name of its file, without its ending, and the union or unit whose it is. */
interface Named {
  paper: Paper
  name: string
  author: string
}

/**
 * A paper as a file.
 * @param person who asks: one file at a time is made for each
 * @param make reads and lays out what is put on it, when its turn has come
 * @throws Refusal while another one is made for them, or too many for others
 */
export async function paperAnswer(person: string, format: PaperFormat, make: () => Promise<Named>): Promise<Response> {
  const gate = format === 'xlsx' ? threadGate : mainGate
  return gate.pass(person, async () => {
    const { paper, name, author } = await make()
    return answer(name, format, await written(paper, format, author))
  })
}

/** Several sheets as one workbook, as above. */
export async function workbookAnswer(
  person: string,
  make: () => Promise<{ sheets: PrintedSheet[]; name: string }>,
): Promise<Response> {
  return threadGate.pass(person, async () => {
    const { sheets, name } = await make()
    return answer(name, 'xlsx', await writePrinted(sheets))
  })
}

function written(paper: Paper, format: PaperFormat, author: string): Promise<Uint8Array> {
  if (format === 'docx') return wordFile([paper], author)
  return format === 'pdf' ? paperPdf([paper], author) : writePrinted([printed(paper, '统计表')])
}

/** @param name of what a paper is of, in which anything may stand */
function answer(name: string, format: PaperFormat, data: Uint8Array): Response {
  return fileAnswer(`${name.replaceAll(/[\\/:*?"<>|\r\n]/g, ' ')}.${format}`, format, data)
}
