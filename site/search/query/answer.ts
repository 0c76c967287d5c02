import { datedLibraries, isDated } from '../../catalogue/calendar/dated.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { type Asked, cut, isAsking } from '../asked/asked.ts'
import type { Facet } from '../../catalogue/facetNames.ts'
import type { Card } from '../entries/card.ts'
import { fold } from '../text/fold.ts'
import type { Narrowing, ValueCount } from './facetTable.ts'
import { type Match, match, type Matches } from './match.ts'
import { inOrder } from './order.ts'
import type { EntryRef, SearchReader } from './reader.ts'
import { standingOf, type Standing } from './standing.ts'
import { type Times, timesOf } from './times.ts'
import { understand, type Understood } from './understand.ts'

/** Results of one library that are shown beside those of others. */
const shownBeside = 3
/** Most results that are shown of all libraries together, and of them those that come first. */
export const [mostBeside, firstBeside] = [15, 3]
/** How many of the best are looked at more closely, beside what is shown, where some may be over by now. */
const lookedAt = 3

/** One result. */
export interface Hit {
  library: PageCollection
  card: Card
  standing: Standing
  /** It has a synonym and not what was looked for. */
  viaSynonym: boolean
}

/** What a search gives. */
export interface Answer extends Pick<Matches, 'words' | 'how' | 'others'> {
  asked: Asked
  /** Wishes that stand in the text. */
  wishes: Omit<Understood, 'words'>
  total: number
  /** How many of them have what was looked for; the others have synonyms. */
  own: number
  /** By library, the one with the best result first. */
  groups: readonly { library: PageCollection; count: number; hits: readonly Hit[] }[]
  /** Undefined where they were not asked for. */
  facets: Partial<Record<Facet, ValueCount[]>> | undefined
  /** As `facets`: of what one can attend. */
  times: Times | undefined
  /** The text without its wishes, folded, and how many there would be if nothing narrowed them but these words. */
  typed: string
  unnarrowed: number
}

/** How much is told of what was found. */
interface Shown {
  /** Whether it is told by what the results can be narrowed. */
  withFacets: boolean
  /** Most results where all libraries are asked: each is a file to read. */
  beside?: number
}

/** Answers a search. @param now milliseconds since the epoch */
export async function answer(
  reader: SearchReader,
  asked: Asked,
  { now, ...shown }: Shown & { now: number },
): Promise<Answer> {
  return answers(reader, asked, now)(shown)
}

/**
 * Answers a search as often as more is to be shown of it; what has the words is looked for once.
 * @param now milliseconds since the epoch
 */
export function answers(reader: SearchReader, asked: Asked, now: number): (shown: Shown) => Promise<Answer> {
  // one character may fold into many
  const { words, ...wishes } = understand(cut(fold(asked.text, new Map())), now)
  let matches: Promise<Matches> | undefined
  return async (shown) => {
    if (!isAsking(asked)) return { ...nothing, asked, wishes, typed: words }
    reader.prepare()
    // marks alone are no words, and not a wish for everything either
    const isNothing = words === '' && asked.text !== '' && Object.keys(wishes).length === 0
    if (words !== '' || isNothing) matches ??= match(reader, words, asked.isExact)
    return told(reader, { asked, wishes, typed: words, found: await matches, now, ...shown })
  }
}

const nothing: Omit<Answer, 'asked' | 'wishes' | 'typed'> = {
  words: [],
  how: 'exact',
  others: [],
  total: 0,
  own: 0,
  groups: [],
  facets: undefined,
  times: undefined,
  unnarrowed: 0,
}

/** @param found undefined where no words are looked for */
async function told(
  reader: SearchReader,
  {
    asked,
    wishes,
    typed,
    found,
    now,
    withFacets,
    beside = mostBeside,
  }: Pick<Answer, 'asked' | 'wishes' | 'typed'> & Shown & { found: Matches | undefined; now: number },
): Promise<Answer> {
  const narrowing = narrowingOf(asked, wishes, now)
  const inLibrary = ({ library }: EntryRef): boolean =>
    asked.library === undefined || pageCollections[library] === asked.library
  const needsRows =
    found === undefined ||
    withFacets ||
    asked.library !== undefined ||
    asked.sort !== 'relevance' ||
    isNarrowed(narrowing)
  const table = needsRows
    ? await reader.facets(librariesOf(asked, narrowing, found?.matches), found?.matches)
    : undefined
  const all: readonly Match[] = found?.matches ?? (table?.all() ?? []).map((ref) => ({ ...ref, score: 0 }))
  const fitting = table === undefined || !isNarrowed(narrowing) ? all : all.filter((one) => table.fits(one, narrowing))
  const ordered = inOrder(fitting, table, found === undefined && asked.sort === 'relevance' ? 'date' : asked.sort, now)
  const shown = ordered.filter(inLibrary)
  const { words: having = [], others = [], how = 'exact' } = found ?? {}
  return {
    asked,
    wishes,
    words: having,
    how,
    others,
    total: shown.length,
    own: shown.filter(({ viaSynonym }) => viaSynonym === undefined).length,
    groups: await groupsOf(reader, ordered, { asked, words: having, others, now, beside }),
    facets: withFacets && table !== undefined ? table.counts(all.filter(inLibrary), narrowing) : undefined,
    times: withFacets && table !== undefined ? timesOf(table, all.filter(inLibrary), narrowing, now) : undefined,
    typed,
    unnarrowed: found?.matches.length ?? 0,
  }
}

/** What results are narrowed by, by what is asked and by the wishes that stand in its text. */
export function narrowingOf(
  { values, slot, isFree, from, to }: Asked,
  wishes: Omit<Understood, 'words'>,
  now: number,
): Narrowing {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000
  const days =
    from === undefined && to === undefined
      ? wishes.days
      : { from: from === undefined ? -Infinity : day(from), to: to === undefined ? Infinity : day(to) }
  return { values, slot: slot ?? wishes.slot, isFree: isFree || wishes.isFree === true, days, now }
}

function isNarrowed({ values, slot, isFree, days }: Narrowing): boolean {
  return Object.keys(values).length > 0 || slot !== undefined || isFree || days !== undefined
}

/** The libraries of which it has to be known what their entries are narrowed by. */
function librariesOf(
  { library }: Asked,
  { slot, isFree, days }: Narrowing,
  matches: readonly EntryRef[] | undefined,
): PageCollection[] {
  const isAttended = slot !== undefined || isFree || days !== undefined
  const possible = isAttended ? datedLibraries : pageCollections
  const having = matches && new Set(matches.map((one) => pageCollections[one.library]))
  return possible.filter((one) => (library === undefined || one === library) && (having?.has(one) ?? true))
}

/** What decides which results are shown. */
interface Choice extends Pick<Answer, 'asked' | 'words' | 'others'> {
  now: number
  beside: number
}

async function groupsOf(reader: SearchReader, ordered: readonly Match[], shown: Choice): Promise<Answer['groups']> {
  const { asked } = shown
  // by hand: telephones of three years ago have no Map.groupBy
  const byLibrary = new Map<number, Match[]>()
  for (const one of ordered) {
    const some = byLibrary.get(one.library)
    if (some === undefined) byLibrary.set(one.library, [one])
    else some.push(one)
  }
  const chosen = asked.library === undefined ? undefined : pageCollections.indexOf(asked.library)
  let left = shown.beside
  const groups = [...byLibrary].map(async ([place, matches]) => {
    const library = pageCollections[place]
    if (library === undefined) return []
    const isShown = chosen === undefined || chosen === place
    const most = !isShown ? 0 : chosen === undefined ? Math.min(shownBeside, left) : asked.shown
    left -= most
    return [{ library, count: matches.length, hits: await hitsOf(reader, library, matches, { ...shown, most }) }]
  })
  return (await Promise.all(groups)).flat()
}

async function hitsOf(
  reader: SearchReader,
  library: PageCollection,
  matches: readonly Match[],
  { most, asked, words, others, now }: Omit<Choice, 'beside'> & { most: number },
): Promise<Hit[]> {
  if (most === 0) return []
  const closer = asked.sort === 'relevance' && words.length > 0
  const more = closer && asked.library === undefined && isDated(library) ? lookedAt : 0
  const some = matches.slice(0, most + more)
  const cards = await Promise.all(
    some.map(async (one) => ({ card: await reader.card(one), viaSynonym: one.viaSynonym ?? false })),
  )
  const hits = cards.flatMap(({ card, viaSynonym }) =>
    card === undefined ? [] : [{ library, card, standing: standingOf(card, now), viaSynonym }],
  )
  if (!closer) return hits
  const rest = ({ card, standing, viaSynonym }: Hit): number => {
    const title = fold(card.title, new Map()).replaceAll(/\s/gu, '')
    const isNamed = (viaSynonym ? others : words).some((word) => title.includes(word.replaceAll(/\s/gu, '')))
    const isOver = standing.kind === 'past' || standing.kind === 'cancelled'
    return Number(viaSynonym) * 4 + Number(isOver) * 2 + Number(!isNamed)
  }
  return hits.sort((one, other) => rest(one) - rest(other)).slice(0, most)
}

/** Whether among the results of a library there may be what one can attend. @param library undefined for all */
export function mayBeDated(library: PageCollection | undefined): boolean {
  return library === undefined || isDated(library)
}
