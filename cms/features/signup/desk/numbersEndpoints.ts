import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { fileAnswer } from '../../../base/network/fileAnswer.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { openedSignUps, parsed } from '../endpoints/answer.ts'
import type { NumbersRow } from './admin/answers.ts'
import { listedIn } from './listed.ts'
import { isWithin, numbersOf } from './numbers.ts'
import { nameOfEntry, organiser, withinReach } from './reach.ts'
import { writeSheets } from './rosterEndpoints.ts'
import { numbersSheet } from './rosterSheet.ts'

const day = z.iso.date('日期要写成 2026-09-01 这样。')
const asked = z.object({ from: day, to: day })

/** GET /api/signup/desk/numbers?from=2026-09-01&to=2027-01-31: places, sign-ups and who came, by entry. */
const numbers: Endpoint = {
  path: '/signup/desk/numbers',
  method: 'get',
  handler: async (req) => {
    organiser(req, 'see')
    return Response.json({ rows: await read(req) })
  },
}

/** GET /api/signup/desk/numbers.xlsx?from=…&to=…: the same as a workbook; nobody is named in it. */
const workbook: Endpoint = {
  path: '/signup/desk/numbers.xlsx',
  method: 'get',
  handler: async (req) => {
    const user = organiser(req, 'see')
    const rows = await read(req)
    const name = `一学期的人数-${writtenDay(openedSignUps().now())}.xlsx`
    return fileAnswer(name, 'xlsx', await writeSheets(user.id, [numbersSheet(rows)]))
  },
}

async function read(req: PayloadRequest): Promise<NumbersRow[]> {
  const days = parsed(asked, req.query)
  const all = listedIn(openedSignUps().catalogue).filter(({ lessons }) =>
    lessons.some(({ start }) => isWithin(days, start)),
  )
  const mine = await withinReach(
    req,
    'see',
    all.map(({ bookable }) => bookable),
  )
  return numbersOf(
    req.payload,
    all.filter(({ bookable }) => mine.has(nameOfEntry(bookable))),
    days,
  )
}

/** What is counted at the desk. */
export const numbersEndpoints: Endpoint[] = [numbers, workbook]
