import { type DatedLibrary, datedLibraries } from './calendar/dated.ts'

/** Path of the page that tells the webmasters of units how a list comes onto their own site. */
export const embedGuidePath = '/embed/'
/** Path of the script that puts lists onto other sites. It stands in their pages: it never changes. */
export const embedScriptPath = '/embed.js'

/** Most entries that a list shows, whatever it is asked for. */
export const mostEmbedded = 20

/** What a page for other sites lists. */
export interface Embed {
  /** Id of the unit that holds it; undefined for all units. */
  unit: string | undefined
  /** Undefined for all that one can go to. */
  kind: DatedLibrary | undefined
}

/** Path of what is shown in the place of a list that is not there, or no more. */
export const goneEmbedPath = `${embedGuidePath}gone/`

/** The paths of pages that other sites may frame, as the policies of servers know them too. */
export const embedPattern = new RegExp(`^/embed/(?:gone|(?:all|units/([\\w-]+))(?:/(${datedLibraries.join('|')}))?)/$`)

/** Path of the page that other sites frame. It has the unit's id, since units have no slug and names change. */
export function embedPath({ unit, kind }: Embed): string {
  return `/embed/${unit === undefined ? 'all' : `units/${unit}`}/${kind === undefined ? '' : `${kind}/`}`
}

/** What a path lists; undefined when it is none that other sites frame. */
export function embedAt(path: string): Embed | undefined {
  const [found, unit, kind] = embedPattern.exec(path) ?? []
  return found === undefined || found === goneEmbedPath ? undefined : { unit, kind: kind as DatedLibrary | undefined }
}

/** Paths of the lists of a unit, or of all units. */
export function embedPathsOf(unit: string | undefined): string[] {
  return [undefined, ...datedLibraries].map((kind) => embedPath({ unit, kind }))
}
