import type { Payload } from 'payload'
import { serviceKinds, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { type Known, readHost, readHosts } from './candidates.ts'
import { readRatings } from './ratings.ts'
import { orderReason } from './refusals.ts'
import { hostOf, listedFields, listedRow, type OrderRow } from './row.ts'
import type { HostsAnswer } from './rules/answers.ts'
import { type Host, hostKinds } from './rules/contract.ts'
import { fitsOf } from './rules/fits.ts'
import type { OrderState } from './rules/states.ts'
import { readService } from './services.ts'

/** Most that are offered, and places that are told of one day. */
const [mostOffered, mostPlaces] = [300, 5]
/** States in which somebody goes somewhere. */
const going: readonly OrderState[] = ['matched', 'confirmed', 'delivered']

/** Who could bring an order on a day: those who fit first, then those who are free, then by what units think of them. */
export async function offeredHosts(payload: Payload, order: OrderRow, day: string): Promise<HostsAnswer['hosts']> {
  const [known, service, taken, ratingOf] = await Promise.all([
    Promise.all(valuesOf(hostKinds).map(async (kind) => ({ kind, all: await readHosts(payload, kind) }))),
    readService(payload, order.service),
    takenOn(payload, day, order.id),
    readRatings(payload),
  ])
  const isNamed = ({ kind, id }: Host): boolean =>
    (kind === 'team' && service?.teams.includes(id) === true) ||
    (kind === 'talent' && service?.talents.includes(id) === true)
  const offered = known.flatMap(({ kind, all }) =>
    all
      .filter((one) => contractProblem(one, order.kind, day) === undefined)
      .map(({ id, name, candidate }) => {
        const named = isNamed({ kind, id })
        const fits = fitsOf(candidate, order.kind, named)
        const rated = ratingOf({ kind, id })
        const answer = {
          ...{ id, name, kind, fits, taken: taken({ kind, id }).slice(0, mostPlaces), ratings: rated?.ratings ?? 0 },
          ...(rated && { stars: rated.stars }),
        }
        return { answer, worth: [named, fits !== '', answer.taken.length === 0].map(Number), stars: rated?.stars ?? 0 }
      }),
  )
  return offered
    .toSorted((one, other) => {
      const at = one.worth.findIndex((worth, index) => worth !== other.worth[index])
      return at < 0 ? other.stars - one.stars : (other.worth[at] ?? 0) - (one.worth[at] ?? 0)
    })
    .slice(0, mostOffered)
    .map(({ answer }) => answer)
}

/**
 * Looks whether somebody can be asked to bring an order on a day.
 * @param isSure whether that they are taken on that day is known
 * @throws Refusal when they cannot
 */
export async function mustSuit(
  payload: Payload,
  { id, kind }: Pick<OrderRow, 'id' | 'kind'>,
  { host, day, isSure }: { host: Host; day: string; isSure: boolean },
): Promise<void> {
  const known = await readHost(payload, host)
  if (known === undefined) throw new Refusal(orderReason('no-such-host'), ['do.host'])
  const problem = contractProblem(known, kind, day)
  if (problem !== undefined) throw new Refusal(problem, ['do.host'])
  if (isSure) return
  const places = (await takenOn(payload, day, id))(host)
  if (places.length > 0)
    throw new Refusal(orderReason('host-taken', { day, places: places.slice(0, mostPlaces).join('、') }), ['do.host'])
}

/** What keeps a provider from it; of others their page says whether they are there. */
function contractProblem({ candidate, contract }: Known, kind: OrderRow['kind'], day: string) {
  if (contract === undefined || candidate.kind !== 'provider') return undefined
  const { from, to, isEnded } = contract
  if (isEnded) return orderReason('provider-ended')
  if ((from !== undefined && day < from) || (to !== undefined && day > to))
    return orderReason('provider-out-of-contract', { day, contract: `${from ?? ''} 至 ${to ?? ''}`.trim() })
  if (!candidate.kinds.includes(kind)) return orderReason('provider-of-other-kind', { kind: serviceKinds[kind] })
  return undefined
}

/** Where everybody goes on a day. @param but the order that is asked for */
async function takenOn({ db }: Payload, day: string, but: string): Promise<(host: Host) => string[]> {
  const where = { and: [{ day: { equals: day } }, { state: { in: [...going] } }, { id: { not_equals: but } }] }
  const asked = { collection: 'orders' as const, where, select: listedFields, sort: ['time', 'code'] }
  const { docs } = await db.find({ ...asked, pagination: false, limit: 0 })
  const rows = docs.map((doc) => listedRow.parse(doc))
  return (host) =>
    rows
      .filter((row) => hostOf(row)?.kind === host.kind && hostOf(row)?.id === host.id)
      .map(({ time, place }) => `${time} ${place}`.trim())
}
