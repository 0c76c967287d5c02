import { descriptions, pageCollections } from '../catalogue/pageCollections.ts'
import { courseTypes, valuesOf } from '../catalogue/vocabulary.ts'
import { drawCover } from './cover.ts'

/** Width and height of the pictures that are shown where a page is passed on, in pixels. */
export const shareCoverSize = 600

/**
 * Every kind of cover that there is: of a page without a picture of its own, the picture that goes with its link is the
 * one of its kind. There are some eighty, however many entries there are, so they are drawn when the site is compiled.
 */
export const coverKinds: readonly string[] = [
  ...new Set([
    ...pageCollections,
    ...valuesOf(courseTypes),
    ...pageCollections.flatMap((collection) => Object.keys(descriptions[collection].facet.words)),
  ]),
]

/** Path of the picture that is passed on for a kind of cover. */
export function shareCoverPath(kind: string): string {
  return `/share/${kind}.png`
}

/** The drawing of it, as an SVG document. */
export function shareCoverSvg(kind: string): string {
  const { viewBox, figure } = drawCover({ id: kind, kind, ratio: 1, centred: true })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${shareCoverSize}" height="${shareCoverSize}" viewBox="${viewBox}">${figure}</svg>`
}
