import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { registrations as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { readHeadcounts } from '../attendance/headcounts.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, bookable } from '../asked/contract.ts'
import { bodyOf, bookableIn, openedSignUps, parsed } from '../endpoints/answer.ts'
import { standing, states, type State } from '../asked/words.ts'
import type { BookableAnswer, DeskAnswer } from './admin/answers.ts'
import { withGoneTitles } from './goneTitles.ts'
import { inDeskOrder, type Listed, listedIn, listedOf } from './listed.ts'
import { mustReachBookable } from './known.ts'
import { nameOfEntry, organiser, withinReach } from './reach.ts'
import { readRegistrations } from './read.ts'
import { shownBookable } from './shownBookable.ts'
import { type DeskSums, readSums } from './sums.ts'

/** Things on one page of the desk. */
const onePage = 30
/** Last page that can be asked for. */
const lastPage = 1_000

const page = z.coerce.number().int().min(1).max(lastPage).catch(1)
const deskAsked = z.object({ when: z.enum(['coming', 'past']).catch('coming'), page })

/** Which states stand under one heading of a list. */
const listStates: Readonly<Record<'coming' | 'waiting' | 'over' | 'all', readonly State[]>> = {
  coming: ['confirmed'],
  waiting: ['waitlisted', 'offered', 'pooled'],
  over: ['cancelled', 'declined', 'expired'],
  all: Object.keys(states) as State[],
}
const list = z.enum(['coming', 'waiting', 'over', 'all'])
const ofOne = z.object({ list: list.catch('coming'), page })
const searched = z.strictObject({
  bookable,
  list: list.default('coming'),
  text: z.string('请写要找的序号、手机尾号或报名码。').trim().max(20, '最多 20 个字。').default(''),
  page: z.int().min(1).max(lastPage).default(1),
})

/** GET /api/signup/desk?when=coming|past&page=1: what people sign up for, today's first, with how full it is. */
const desk: Endpoint = {
  path: '/signup/desk',
  method: 'get',
  handler: async (req) => {
    const user = organiser(req, 'see')
    const asked = deskAsked.parse(req.query)
    const signUps = openedSignUps()
    const sums = await readSums(req.payload)
    const all = listedIn(signUps.catalogue)
    const gone = goneOf(all, sums)
    const mine = await withinReach(
      req,
      'see',
      [...all, ...gone].map((one) => one.bookable),
    )
    const isMine = (one: Listed): boolean => mine.has(nameOfEntry(one.bookable))
    const ordered = inDeskOrder(all.filter(isMine), gone.filter(isMine), asked.when, signUps.now())
    const shown = ordered.slice((asked.page - 1) * onePage, asked.page * onePage)
    const keys = shown.map((one) => keyOf(one.bookable))
    const heads = await readHeadcounts(req.payload, { bookables: keys })
    const answer: DeskAnswer = {
      bookables: await withGoneTitles(
        req.payload,
        shown.map((one) => shownBookable(one, sums.get(keyOf(one.bookable)), heads, signUps.now())),
      ),
      page: asked.page,
      pages: Math.max(1, Math.ceil(ordered.length / onePage)),
      total: ordered.length,
      reachesNobody: signUps.reachesNobody,
      mayWork: cellOf(rights.rows.work, user) !== 'nobody',
      mayExport: cellOf(rights.rows.exportRoster, user) !== 'nobody',
    }
    return Response.json(answer)
  },
}

/** What somebody stands in the book of, and the site says nothing of any more. */
function goneOf(all: readonly Listed[], sums: ReadonlyMap<string, DeskSums>): Listed[] {
  const there = new Set(all.map((one) => keyOf(one.bookable)))
  return [...sums.values()]
    .filter(({ key, confirmed, held, waiting, pooled }) => !there.has(key) && confirmed + held + waiting + pooled > 0)
    .map(({ bookable: of }) => ({ bookable: of, offered: undefined, lessons: [] }))
}

/**
 * GET /api/signup/desk/bookable?collection=…&entry=…&occasion=…&list=coming|waiting|over|all&page=1: who has signed up for
 * something, with names and numbers masked.
 */
const one: Endpoint = {
  path: '/signup/desk/bookable',
  method: 'get',
  handler: async (req) => answerOne(req, bookableIn(req.query), { ...ofOne.parse(req.query), text: '' }),
}

/** POST /api/signup/desk/bookable: the same of those that a text finds, which is of a person and stands in no address. */
const search: Endpoint = {
  path: '/signup/desk/bookable',
  method: 'post',
  handler: async (req) => {
    const { bookable: of, ...asked } = parsed(searched, await bodyOf(req))
    return answerOne(req, of, asked)
  },
}

async function answerOne(
  req: PayloadRequest,
  of: Bookable,
  asked: { list: keyof typeof listStates; text: string; page: number },
): Promise<Response> {
  const user = await mustReachBookable(req, 'see', of)
  const signUps = openedSignUps()
  const [sums, heads, registrations, { totalDocs: told }] = await Promise.all([
    readSums(req.payload, [of]),
    readHeadcounts(req.payload, { bookables: [keyOf(of)] }),
    readRegistrations(req.payload, signUps, of, { ...asked, states: listStates[asked.list] }),
    req.payload.db.count({
      collection: 'registrations',
      where: { and: [{ bookable: { equals: keyOf(of) } }, { state: { in: [...standing] } }] },
    }),
  ])
  const listed = listedOf(signUps.catalogue, of)
  const shown = shownBookable(listed, sums.get(keyOf(of)), heads, signUps.now())
  const [named = shown] = await withGoneTitles(req.payload, [shown])
  const answer: BookableAnswer = {
    bookable: named,
    ...registrations,
    told,
    reachesNobody: signUps.reachesNobody,
    givesCertificates:
      listed.offered?.rule.certificateShare !== undefined && listed.lessons.every(({ end }) => end <= signUps.now()),
    mayWork: cellOf(rights.rows.work, user) !== 'nobody',
    mayReveal: cellOf(rights.rows.reveal, user) !== 'nobody',
    mayExport: cellOf(rights.rows.exportRoster, user) !== 'nobody',
  }
  return Response.json(answer)
}

/** What is read at the desk. */
export const listEndpoints: Endpoint[] = [desk, one, search]
