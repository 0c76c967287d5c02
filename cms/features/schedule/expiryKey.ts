import { overtakenBy, type Planned } from './rules.ts'

/** Stands in a key whose expiry the system called off, before the id of the schedule. */
const released = 'released'

/** What is known of a schedule: of an expiry the key that it was stored with. */
interface Known extends Planned {
  document: string
  key?: string | null | undefined
}

/**
 * Whether an entry that is public past its time needs a new expiry. It does unless one waits, runs or has failed, a
 * person cancelled one, or something later is about to be done; one that was carried out, or called off by the system,
 * was about an earlier publish.
 * @param entry `expires` is ISO 8601, as published
 * @param known at least all expiries of the entry, and what is still to be done with it
 * @param now milliseconds since the epoch
 * @returns the key under which it may exist once, the same for all who know the same; undefined when none is to be made
 */
export function neededExpiry(
  { document, expires }: { document: string; expires: string },
  known: readonly Known[],
  now: number,
): string | undefined {
  const ofEntry = known.filter((plan) => plan.document === document)
  const name = `${document} ${expires}`
  const earlier = ofEntry.flatMap(({ key, state }) => {
    const [itsDocument, itsExpires, ...rest] = key?.split(' ') ?? []
    if (`${itsDocument} ${itsExpires}` !== name) return []
    const number = rest[0] === undefined || rest[0] === released ? 1 : Number(rest[0])
    return [{ number, state, isReleased: rest.includes(released) }]
  })
  if (earlier.some(({ state, isReleased }) => state !== 'done' && !isReleased)) return undefined
  if (overtakenBy({ id: '', action: 'unpublish', state: 'waiting', at: expires, origin: 'expiry' }, ofEntry, now))
    return undefined
  const number = 1 + Math.max(0, ...earlier.map((one) => one.number))
  return number === 1 ? name : `${name} ${number}`
}

/** The key of what the system calls off: it stands in nobody's way, as what a person cancels does. */
export function releasedKey({ id, key }: Pick<Known, 'id' | 'key'>): string | null {
  return key ? `${key} ${released} ${id}` : null
}
