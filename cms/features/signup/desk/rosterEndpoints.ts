import type { Endpoint, PayloadRequest } from 'payload'
import { fileAnswer } from '../../../base/network/fileAnswer.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { Refusal } from '../../../base/refusal.ts'
import { Gate } from '../../imports/endpoints/gate.ts'
import { writeSpreadsheet } from '../../imports/file/spreadsheet.ts'
import type { NewSheet } from '../../imports/table/order.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, bookable } from '../asked/contract.ts'
import { bodyOf, bookableIn, openedSignUps, parsed } from '../endpoints/answer.ts'
import { revealedOf } from '../persons/shownOnDesk.ts'
import { signUpReason } from '../asked/refusals.ts'
import type { Revealed, RosterAnswer } from './admin/answers.ts'
import { audited } from './audited.ts'
import { whenAndWhere } from './admin/lessons.ts'
import { listedOf } from './listed.ts'
import { mustReachBookable } from './known.ts'
import { rosterFile, rosterSheet } from './rosterSheet.ts'

/** Most registrations of one roster. */
const longestRoster = 10_000

const rosterGate = new Gate(2, {
  own: signUpReason('roster-under-way'),
  others: () => signUpReason('rosters-of-others-under-way'),
})

/** Everybody who has a place, named in full: for the door, on paper. */
interface Roster {
  title: string
  /** Of the first date, in milliseconds since the epoch. */
  start: number | undefined
  when: string
  people: Revealed[]
  questions: string[]
}

/** GET /api/signup/desk/roster.xlsx?collection=…&entry=…&occasion=…: the roster as a workbook. */
const workbook: Endpoint = {
  path: '/signup/desk/roster.xlsx',
  method: 'get',
  handler: async (req) => {
    const of = bookableIn(req.query)
    return exported(req, of, '导出名单（表格）', async (roster) =>
      fileAnswer(
        rosterFile(roster, openedSignUps().now()),
        'xlsx',
        await writeSpreadsheet('xlsx', [rosterSheet(roster, roster.people, roster.questions)]),
      ),
    )
  },
}

/** POST /api/signup/desk/roster: the same for the page that is printed. */
const forPrint: Endpoint = {
  path: '/signup/desk/roster',
  method: 'post',
  handler: async (req) => {
    const of = parsed(bookable, await bodyOf(req))
    const answer = await exported(
      req,
      of,
      '打开打印用的名单',
      async ({ title, when, people }): Promise<RosterAnswer> => ({
        title,
        when,
        people,
      }),
    )
    return Response.json(answer)
  },
}

async function exported<T>(
  req: PayloadRequest,
  of: Bookable,
  note: string,
  write: (roster: Roster) => Promise<T>,
): Promise<T> {
  const user = await mustReachBookable(req, 'exportRoster', of)
  const about = { action: 'roster', bookable: of, registration: undefined, note } as const
  return rosterGate.pass(user.id, () =>
    audited(req, openedSignUps(), about, async () => write(await readRoster(req, of))),
  )
}

async function readRoster({ payload }: PayloadRequest, of: Bookable): Promise<Roster> {
  const signUps = openedSignUps()
  const vault = signUps.vault()
  const { offered, lessons } = listedOf(signUps.catalogue, of)
  const questions = offered?.rule.questions ?? []
  const { docs, totalDocs } = await payload.db.find({
    collection: 'registrations',
    where: { and: [{ bookable: { equals: keyOf(of) } }, { state: { equals: 'confirmed' } }] },
    sort: 'number',
    limit: longestRoster,
  })
  if (totalDocs > longestRoster) throw new Refusal(signUpReason('roster-too-long', { most: longestRoster }))
  const [first] = lessons
  return {
    title: offered?.title ?? '已下线的活动',
    start: first?.start,
    // it is kept for years
    when: first === undefined ? '' : `${writtenDay(first.start).slice(0, 4)}年${whenAndWhere(lessons)}`,
    people: docs.map((doc) => revealedOf(registrationRow.parse(doc), vault, questions)),
    questions: questions.map(({ label }) => label),
  }
}

/** Writes some sheets, one person's at a time. */
export function writeSheets(person: string, sheets: NewSheet[]): Promise<Uint8Array> {
  return rosterGate.pass(person, () => writeSpreadsheet('xlsx', sheets))
}

/** What is exported of those who come. */
export const rosterEndpoints: Endpoint[] = [workbook, forPrint]
