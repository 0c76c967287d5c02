import encodeQr from 'qr'
import { drawCover } from '../../cover/cover.ts'
import type { PosterFacts } from '../facts.ts'
import type { Faces } from '../typeset/face.ts'
import { faded, ink, paper } from './palette.ts'
import { n, rect } from './shapes.ts'
import { words } from './words.ts'
import { line } from './writing.ts'

/** What a drawing is made of. */
export interface Drawn {
  facts: PosterFacts
  faces: Faces
  /** Its picture, cut to a box: an address of data. Undefined for a cover. */
  picture: (width: number, height: number) => string | undefined
}

/** The entry's picture in a box, or the cover that is cut for it. */
export function illustration({ facts, picture }: Drawn, x: number, y: number, width: number, height: number): string {
  const place = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`
  const source = picture(width, height)
  // what does not take place is shown as what has been
  const veil = facts.isClosed ? rect(x, y, width, height, `fill="${faded}" opacity=".38"`) : ''
  if (source !== undefined) return `<image ${place} preserveAspectRatio="none" href="${source}"/>${veil}`
  const { viewBox, figure } = drawCover({ id: facts.id, kind: facts.coverKind, ratio: height / width })
  return `<svg ${place} viewBox="${viewBox}" preserveAspectRatio="xMidYMid slice" overflow="hidden">${figure}</svg>${veil}`
}

/** A code that leads to the page, on white. @param size of it with its white edge */
export function code({ facts }: Drawn, x: number, y: number, size: number): string {
  const modules = encodeQr(facts.address, 'raw', { ecc: 'medium', border: 3 })
  const unit = size / modules.length
  const dark = modules.flatMap((row, down) =>
    row.flatMap((isDark, along) => (isDark ? [`M${along} ${down}h1v1h-1z`] : [])),
  )
  return `${rect(x, y, size, size, 'fill="#fff"')}<path fill="${ink}" shape-rendering="crispEdges" transform="translate(${n(x)} ${n(y)})scale(${n(unit)})" d="${dark.join('')}"/>`
}

/** A leaf torn off a calendar. @param width of it; it is 1.24 times as high */
export function leaf({ facts, faces }: Drawn, x: number, y: number, width: number, accent: string): string {
  const { day } = facts
  if (day === undefined) return ''
  const [height, head] = [width * 1.24, width * 0.27]
  const middle = x + width / 2
  const teeth = Array.from(
    { length: 12 },
    (_, index) => `l${n(-width / 24)} ${n(index % 2 ? -7 : 9)}l${n(-width / 24)} ${n(index % 2 ? 7 : -9)}`,
  )
  const sheet = `M${n(x)} ${n(y)}h${n(width)}v${n(height)}${teeth.join('')}Z`
  const hole = (at: number): string =>
    `<circle cx="${n(at)}" cy="${n(y + head * 0.3)}" r="${n(width * 0.028)}" fill="#00000055"/>`
  return [
    `<path d="${sheet}" fill="#3a220f" opacity=".22" transform="translate(${n(width * 0.02)} ${n(width * 0.035)})"/>`,
    `<path d="${sheet}" fill="#fffdf8"/>`,
    rect(x, y, width, head, `fill="${accent}"`),
    hole(x + width * 0.2),
    hole(x + width * 0.8),
    line(`${day.year}年${day.month}月`, middle, y + head * 0.25, head * 0.5, width * 0.56, {
      face: faces.label,
      fill: '#fffdf8',
      anchor: 'middle',
    }).svg,
    line(String(day.day), middle, y + head * 0.86, width * 0.55, width * 0.9, {
      face: faces.title,
      fill: accent,
      anchor: 'middle',
    }).svg,
    line(day.weekday, middle, y + height * 0.775, width * 0.15, width * 0.8, {
      face: faces.label,
      fill: ink,
      anchor: 'middle',
    }).svg,
  ].join('')
}

/** What became of it, as a seal is set on paper. @param right where it ends */
export function seal({ facts, faces }: Drawn, right: number, y: number, size: number, colour: string): string {
  const [word] = facts.changes
  if (word === undefined) return ''
  const written = line(word, right - size * 0.6, y + size * 0.22, size, size * 6, {
    face: faces.title,
    fill: colour,
    anchor: 'end',
  })
  const width = written.width + size * 1.2
  const turned = `rotate(-7 ${n(right - width / 2)} ${n(y + size * 0.87)})`
  return `<g transform="${turned}">${rect(right - width, y, width, size * 1.74, `rx="${n(size * 0.16)}" fill="${paper}" fill-opacity=".88" stroke="${colour}" stroke-width="${n(size * 0.09)}"`)}${written.svg}</g>`
}

/** Marks what is invented, as the site does everywhere. @param size of its letters; it is 1.7 times as high */
export function sampleMark({ facts, faces }: Drawn, x: number, y: number, size: number): string {
  if (!facts.isSample) return ''
  const written = line(words.sample, x + size * 0.5, y + size * 0.2, size, size * 6, { face: faces.label, fill: ink })
  return `<g>${rect(x, y, written.width + size, size * 1.7, `rx="${n(size * 0.22)}" fill="${paper}" fill-opacity=".92"`)}${written.svg}</g>`
}

/** An SVG document. @param width as it is drawn, in units; `scale` pixels a unit */
export function documentOf(width: number, height: number, scale: number, figure: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${figure}</svg>`
}

/** Day and time in one line: 11月22日 周日 19:30–21:00. */
export function whenText({ day }: PosterFacts): string | undefined {
  return day && `${day.month}月${day.day}日 ${day.weekday} ${day.time}`
}

/** Who holds it: who answers for the site, and the unit. */
export function holdersOf({ organisation, unit }: PosterFacts): string {
  return [organisation, unit].filter(Boolean).join('　')
}
