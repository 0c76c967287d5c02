import type { Entries } from '../catalogue/entries.ts'
import type { PageCollection } from '../catalogue/pageCollections.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { titleOf } from '../catalogue/titleOf.ts'
import { coverKind } from '../cover/coverKind.ts'
import { formats } from '../posters/formats.ts'
import { drawnPoster } from './drawnPoster.ts'
import { shareCoverPath, shareCoverSize } from '../cover/shareCovers.ts'

/** The picture that goes with a page's link: square, where there is a square one. */
export interface SharePicture {
  /** Encoded path. */
  src: string
  /** In pixels. */
  width: number
  height: number
  /** What is to be seen, where somebody has said it. */
  alt?: string
}

/** Of pages that are of no library. */
export const siteIcon: SharePicture = { src: '/icon-512.png', width: 512, height: 512 }

/** What every messenger shows. */
const forAll = /\.(?:jpe?g|png)$/i

/** Of an entry's page: its own picture, else the cover of its kind. */
export function sharePictureOf<C extends PageCollection>(
  collection: C,
  entry: Entries[C],
  view: CatalogueView,
): SharePicture {
  const media = view.get('media', entry.picture)
  if (media === undefined) return coverOf(coverKind(collection, entry))
  const { square, src, width, height, alt } = media
  if (square !== undefined) return { src: square.src, width: square.width, height: square.width, alt }
  return forAll.test(src) ? { src, width, height, alt } : coverOf(coverKind(collection, entry))
}

/**
 * Of the page of something to go to: the picture that says what and when, where it has been drawn. Messengers that show one
 * beside the link's own words, as WeChat does, take the one above.
 */
export function shareCardOf(
  collection: PageCollection,
  entry: Entries[PageCollection],
  view: CatalogueView,
  siteUrl: string,
): SharePicture | undefined {
  const drawn = drawnPoster('share', collection, entry, view, siteUrl)
  if (drawn === undefined) return undefined
  const { width, height } = formats.share
  return { src: drawn, width, height, alt: titleOf(entry) }
}

/** Of the lists of a library. */
export function sharePictureOfList(collection: PageCollection): SharePicture {
  return coverOf(collection)
}

function coverOf(kind: string): SharePicture {
  return { src: shareCoverPath(kind), width: shareCoverSize, height: shareCoverSize }
}
