import type { ShownPlace } from '../../catalogue/signUp/shapes.ts'

/** Whether one can sign up for it now, be it for the waiting list. */
export function isTaking(place: ShownPlace | undefined): boolean {
  return place?.state === 'open' || place?.state === 'waiting-list'
}

/** Whether one can sign up for any of it now. */
export function isAnyOpen(places: Readonly<Record<string, ShownPlace>>): boolean {
  return Object.values(places).some(isTaking)
}

/**
 * Whether whoever comes now has a place before others do, though the entry says that places are drawn: of all that one can
 * sign up for now the draw was held, and staff have opened it again.
 */
export function isPastDraw(places: Readonly<Record<string, ShownPlace>>): boolean {
  const taking = Object.values(places).filter(isTaking)
  return taking.length > 0 && taking.every(({ isDrawn }) => isDrawn === true)
}

/**
 * What is left of an entry, as the server has it in memory.
 * @returns by the id of the date, `course` for a whole course; undefined where no answer comes
 */
export async function readPlaces(collection: string, entry: string): Promise<Record<string, ShownPlace> | undefined> {
  try {
    const response = await fetch(`/api/signup/places?${new URLSearchParams({ collection, entry }).toString()}`)
    return response.ok ? ((await response.json()) as { places: Record<string, ShownPlace> }).places : undefined
  } catch {
    return undefined
  }
}
