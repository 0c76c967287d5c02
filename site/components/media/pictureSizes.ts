import type { PageCollection } from '../../catalogue/pageCollections.ts'

/**
 * How wide pictures stand on a page, for the `sizes` of their elements: browsers choose a file before they know the
 * layout. The widths are those of styles/columns.css, lists.css, details.css and people-and-works.css; a browser test holds
 * them to what is drawn.
 */

/** Widest screens of a phone, in CSS pixels, which have one column. */
const phone = 560
/**
 * Of pixels as fine as those of a phone nobody sees more than this share, and each costs as much as the others. Browsers take
 * the smallest file that is at least as fine as they are asked for: a few pixels too many cost the next one whole.
 */
const seen = 0.87
const finePixels = '(min-resolution: 1.5dppx)'

/**
 * @param onPhone width on a phone, as an expression of CSS without `calc`
 * @param wider from which width of the screen on it is how wide, the widest first
 */
function sizes(onPhone: string, ...wider: readonly (readonly [fromPx: number, width: string])[]): string {
  return [
    ...wider.map(([from, width]) => `(min-width: ${from}px) ${width}`),
    `(max-width: ${phone}px) and ${finePixels} calc(${seen} * (${onPhone}))`,
    `calc(${onPhone})`,
  ].join(', ')
}

/** Of a card on a phone, beside its text: 34 % of what the page's edges leave. */
const besideText = '34vw - 11px'
const whole = '100vw - 32px'

const fourColumns = sizes(besideText, [1024, '276px'], [760, '31vw'], [561, '47vw'])
const threeColumns = sizes(besideText, [1212, '376px'], [900, '31vw'], [561, '47vw'])

/** In the list of a library. */
const ofLists: Readonly<Partial<Record<PageCollection, string>>> = {
  talents: '104px',
  brands: threeColumns,
  venues: threeColumns,
}

/**
 * The first of a list takes the room that the last row would leave over; half of it is the picture's, which is wider than
 * others only where the card is a whole row.
 */
const leads = {
  ofFour: ['(min-width: 1212px) 590px', '(min-width: 1024px) 48vw'],
  ofThree: ['(min-width: 760px) and (max-width: 1023px) 48vw'],
  ofThreeWide: ['(min-width: 1212px) 590px', '(min-width: 900px) 48vw'],
} as const

/** Highest that a work is shown in a list, and where it is a whole row of it, in pixels. */
const [highestWork, highestLead] = [384, 272]

/**
 * Of the picture on an entry's card in a list.
 * @param index which of the cards it is
 * @param count how many stand in the list
 * @param ratio width divided by height of the picture
 */
export function cardSizes(collection: PageCollection, index: number, count: number, ratio: number): string {
  if (collection === 'works') return workSizes(index, count, highestWork * ratio)
  const [fourth, third] = [index === 0 && count % 4 === 1, index === 0 && count % 3 === 1]
  const usual = ofLists[collection]
  if (collection === 'talents' || usual === undefined)
    return [...(fourth ? leads.ofFour : []), ...(third ? leads.ofThree : []), usual ?? fourColumns].join(', ')
  return [...(third ? leads.ofThreeWide : []), usual].join(', ')
}

/** A work keeps its shape, and is no higher than others. @param most its width at that height, in pixels */
function workSizes(index: number, count: number, most: number): string {
  const isHalf = (index === 0 && count % 4 !== 0) || (index === 1 && count % 4 === 2)
  const [isWide, isWhole] = [index === 0 && count % 3 !== 0, index === 0 && count % 2 === 1]
  const upTo = (width: number) => `${Math.round(Math.min(width, most))}px`
  const asLead = upTo((most * highestLead) / highestWork)
  return [
    `(min-width: 1024px) ${index === 0 && count % 4 === 1 ? asLead : upTo(isHalf ? 576 : 276)}`,
    `(min-width: 760px) ${index === 0 && count % 3 === 1 ? asLead : isWide ? upTo(640) : '31vw'}`,
    `(min-width: 561px) ${isWhole ? upTo(680) : '47vw'}`,
    ...(isWhole ? [sizes(most < 358 ? upTo(358) : whole)] : [sizes('50vw - 24px')]),
  ].join(', ')
}

/** Of the picture beside the facts of an entry. */
export const leadSizes = sizes(whole, [1212, '564px'], [901, '46vw'])
/** On the poster of a show. */
export const posterSizes = sizes(whole, [1212, '532px'], [901, '43vw'])
/** Of the portrait on the page of a person. */
export const portraitSizes = '(min-width: 690px) 212px, 152px'
/** Of one of several pictures below a text, which stand side by side. */
export const plateSizes = sizes(whole, [1212, '576px'], [760, '48vw'])
/** Of one alone there. */
export const plateAloneSizes = sizes(whole, [760, '640px'])
/** In a text, alone. */
export const textSizes = sizes(whole, [760, '690px'])
/** In a text, beside others. */
export const besideSizes = sizes('50vw - 20px', [760, '340px'])
/** In the column of a notice. */
export const columnSizes = sizes(whole, [760, '736px'])
/** Of a poster in the column of a call. */
export const billSizes = sizes(whole, [561, '416px'])

/**
 * Of a work, which hangs as large as the screen lets it.
 * @param ratio width divided by height
 */
export function hungSizes(ratio: number): string {
  const [highest, phoneWidth] = [`${(82 * ratio).toFixed(1)}vh`, '100vw - 48px']
  return [
    `(max-width: ${phone}px) and ${finePixels} min(${(82 * ratio * seen).toFixed(1)}vh, ${seen} * (${phoneWidth}))`,
    `min(${highest}, 968px, 94vw - 48px)`,
    '(min-width: 1100px) 968px',
    'calc(100vw - 48px)',
  ].join(', ')
}
