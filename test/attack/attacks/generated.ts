import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import type { Collection } from '../../../site/catalogue/entries.ts'
import { idsOf } from '../../support/randomWrites.ts'
import type { Attack, Size } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { findLibraries } from '../generate/collections.ts'
import { mayHarmItself } from '../generate/mayHarmItself.ts'
import { type Planned, readied, requestTo } from '../generate/requests.ts'
import { HonestUsers } from '../honestUsers.ts'
import { untilMemoryIsBack, warmUpShare } from '../memory.ts'
import { readActions } from '../serverActions.ts'
import type { Tally } from '../tally.ts'
import { bytesOf, onWire, type Outcome } from '../wire.ts'

/** Requests under way at a time, and how many are sent before log-ins and ids are looked up again. */
const [atOnce, perBlock] = [8, 250]

/** Requests over every place, role and method: none may answer 5xx, hang, or end the server. */
export const generated: Attack = {
  name: 'generated',
  async run(site, tally, size) {
    const arbitrary = requestTo(await findLibraries(), await readActions())
    const planned = fc.sample(arbitrary, { seed: size.seed, numRuns: size.requests })
    // it took seconds, in which the server has closed what was idle; that is noticed first
    await pause(100)
    if (size.number !== undefined) return repeat(site, tally, size, planned[size.number])
    const honest = await HonestUsers.begin(site, size)
    // a short run is not enough to tell growth from warming up
    const warm = size.isWhole ? Math.ceil(planned.length * warmUpShare) : planned.length
    await sendAll(site, tally, size, planned.slice(0, warm), 0)
    const before = size.isWhole ? await untilMemoryIsBack(site.server) : 0
    await sendAll(site, tally, size, planned.slice(warm), warm)
    await honest.end(tally)
    if (!size.isWhole) return
    const after = await untilMemoryIsBack(site.server, before)
    tally.note = `memory ${Math.round(before / 2 ** 20)} MB, afterwards ${Math.round(after / 2 ** 20)} MB`
    tally.expect(after <= before * 1.1, 'memory did not come back within 10 %', () => tally.note)
  },
}

/** Sends one of the requests alone, and tells all of it and of its answer. */
async function repeat(site: AttackedSite, tally: Tally, size: Size, one: Planned | undefined): Promise<void> {
  if (one === undefined) throw new Error(`there are ${size.requests} requests, counted from 0`)
  const request = readied(one, site.tokenOf(one.role), (await idsOf(site.chief)).notices)
  const outcome = await onWire(site.port, bytesOf(request), { isAll: !one.isProper, isHead: one.method === 'HEAD' })
  console.log(bytesOf(request).toString(), '\n', outcome)
  tally.expect(problemOf(outcome, one) === undefined, String(problemOf(outcome, one)))
}

async function sendAll(
  site: AttackedSite,
  tally: Tally,
  { seed, requests }: Size,
  planned: readonly Planned[],
  first: number,
): Promise<void> {
  for (let from = 0; from < planned.length; from += perBlock) {
    await site.refreshLogins()
    const ids = await idsOf(site.chief)
    const block = planned.slice(from, from + perBlock).entries()
    const worker = async (): Promise<void> => {
      for (const [index, one] of block) {
        if (mayHarmItself(one)) continue
        const { library } = one.place
        const known = library !== undefined && library in ids ? ids[library as Collection] : ids.notices
        const request = readied(one, site.tokenOf(one.role), known)
        const outcome = await onWire(site.port, bytesOf(request), {
          isAll: !one.isProper,
          isHead: one.method === 'HEAD',
        })
        const problem = problemOf(outcome, one)
        const number = first + from + index
        tally.expect(problem === undefined, `${problem} for ${one.method} ${one.place.family}`, () =>
          [
            `${one.role}, body: ${one.body?.kind ?? 'none'}, ${request.target.slice(0, 160)}`,
            typeof outcome === 'string' ? '' : outcome.text.slice(0, 120),
            `again: npm run attack -- --only generated --seed ${seed} --requests ${requests} --number ${number}`,
          ].join(' | '),
        )
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
}

/** Why an answer is none that a request may get; undefined when it is one. */
function problemOf(outcome: Outcome, { isProper }: Planned): string | undefined {
  if (outcome === 'hung') return 'no answer'
  if (outcome === 'closed') return isProper ? 'a closed connection' : undefined
  return outcome.status >= 500 || outcome.status === 0 ? String(outcome.status) : undefined
}
