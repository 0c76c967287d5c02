import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import { whenEmptyOf } from '../../../base/fieldTree/whenEmpty.ts'
import { reservedSlugs } from '../../../../site/catalogue/urls.ts'
import { numberedSlug } from '../../../documents/addresses/numberedSlug.ts'
import { slugFrom } from '../../../content/fields/slugFrom.ts'
import { labelOf } from '../../../documents/textsOf.ts'
import { unitsOfEditor } from '../../../rights/units/unitsOfEditor.ts'
import { signedUpFor } from '../../signup/desk/signedUp.ts'
import type { Column } from '../cells/columns.ts'
import type { Library } from '../table/library.ts'
import { titleKey } from './alike.ts'
import { documentProblems } from './check.ts'
import { indexOfLibrary } from './libraryIndex.ts'
import { loadExisting } from './loadExisting.ts'
import { loadNames } from './loadNames.ts'
import type { Circumstances } from './plan.ts'
import { rowCode } from './rowCode.ts'

export interface Asked {
  payload: Payload
  user: TypedUser
  library: Library
  /** Id of the batch. */
  batch: string
  /** Names of the pictures in the zip. */
  pictures: ReadonlySet<string>
  /** Whether the rows are to be published. */
  publish: boolean
  /** Milliseconds since the epoch. */
  now: number
  /** Called now and then, so that others get their turn; what it throws ends the work. */
  pause: () => Promise<void>
}

/** Reads what a plan is made against. */
export async function circumstancesOf(asked: Asked): Promise<Circumstances> {
  const { payload, user, library, batch, pictures, publish, now, pause } = asked
  const names = await loadNames(payload, user, library, pictures)
  const units = user.role === 'unit-editor' ? new Set(await unitsOfEditor(payload, user)) : undefined
  const { slugs, codes, titles } = await indexOfLibrary(payload, library, pause)
  const req = await createLocalReq({ user }, payload)
  const site = await payload.findGlobal({ slug: 'site', depth: 0 })
  return {
    names,
    know: (given) => loadExisting(asked, given, codes, units),
    namesakes: (called) => namesakesOf(asked, called, titles),
    signedUp: (entry) => signedUpFor(payload, { collection: library.slug, entry }),
    defaultOf: (column) => defaultOf(column, req),
    applied: (document) => appliedOf(library, document, site),
    publishes: publish,
    now,
    slugs,
    units,
    newCode: (row) => rowCode(batch, row),
    newSlug: slugMaker(),
    check: (document, sent, id) => documentProblems(library, document, { sent, id, isDraft: !publish, req, pause }),
    pause,
  }
}

/** What a new entry gets where nothing is given. Functions of this project's fields take the request alone. */
function defaultOf({ field }: Column, req: PayloadRequest): unknown {
  const given: unknown = 'defaultValue' in field ? field.defaultValue : undefined
  return typeof given === 'function' ? (given({ user: req.user, req, locale: req.locale }) as unknown) : given
}

/** What the settings of the site say of what a document leaves empty. */
function appliedOf({ config }: Library, document: object, site: object): ReturnType<Circumstances['applied']> {
  return config.flattenedFields.flatMap((field) => {
    const after = whenEmptyOf(field)?.(document, site)
    if (after === undefined) return []
    return [{ name: field.name, change: { header: labelOf(field), before: '', after, marks: [] } }]
  })
}

/**
 * Which of the entries that are called so may be read, in public or as the newest draft. Few tables name any, so few
 * questions are asked.
 */
async function namesakesOf(
  { payload, user, library, pause }: Asked,
  called: readonly string[],
  titles: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, string[]>> {
  const keys = new Set(called.map(titleKey))
  const ids = [...keys].flatMap((key) => (key === '' ? [] : (titles.get(key) ?? []).slice(0, mostNamesakes)))
  const found = new Map<string, Set<string>>()
  for (const draft of ids.length === 0 ? [] : [false, true]) {
    const { docs } = await payload.find({
      collection: library.slug,
      where: { id: { in: ids } },
      draft,
      depth: 0,
      pagination: false,
      limit: 0,
      select: { code: true, [library.title]: true },
      user,
      overrideAccess: false,
    })
    await pause()
    for (const doc of docs) {
      const { id, code, [library.title]: title } = doc as unknown as Record<string, unknown>
      const key = titleKey(String(title ?? ''))
      found.set(key, (found.get(key) ?? new Set()).add(String(code || id)))
    }
  }
  return new Map([...found].map(([key, codes]) => [key, [...codes]]))
}

/** Most namesakes of one title that are looked at. */
const mostNamesakes = 50

/** Makes the first free one of a title's slugs, and goes on from there for the next entry of the same title. */
export function slugMaker(): Circumstances['newSlug'] {
  const numbers = new Map<string, number>()
  return (title, taken) => {
    const wanted = slugFrom(title)
    for (let number = numbers.get(wanted) ?? 1; ; number++) {
      const candidate = numberedSlug(wanted, number)
      if (taken(candidate) || (reservedSlugs as readonly string[]).includes(candidate)) continue
      numbers.set(wanted, number + 1)
      return candidate
    }
  }
}
