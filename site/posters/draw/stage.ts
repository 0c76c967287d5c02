import type { PosterFacts } from '../facts.ts'
import type { Room } from '../typeset/fit.ts'
import { red, redDeep } from './palette.ts'
import { documentOf, type Drawn, holdersOf, sampleMark } from './parts.ts'
import { flower, frame, rect, windowFlower } from './shapes.ts'
import { words } from './words.ts'
import { line, write, type Written } from './writing.ts'

const [cream, gold] = ['#fff3dc', '#ffd98a']

/** What stands behind a stage: the line above (字幕), what it is, and who holds it. */
export function drawBackdrop(drawn: Drawn): string {
  const { facts, faces } = drawn
  const [width, height] = [1920, 1080]
  const middle = width / 2
  const title = titleIn(drawn, middle, {
    width: 1500,
    height: 470,
    largest: 190,
    smallest: 64,
    leading: 1.26,
    mostLines: 4,
  })
  const top = 535 - title.height / 2
  const above = captionOf(facts)
  const when = [facts.day && `${facts.day.year}年${facts.day.month}月${facts.day.day}日`, facts.venue?.name]
    .filter(Boolean)
    .join('　')
  return documentOf(
    width,
    height,
    2,
    [
      stage(width, height),
      windowFlower(0, height, 640, gold, 0.2),
      windowFlower(width, 0, 640, gold, 0.2),
      windowFlower(width, height, 380, gold, 0.14),
      windowFlower(0, 0, 380, gold, 0.14),
      frame(width, height, 44, gold, 12),
      line(above, middle, 150, 58, 1440, { face: faces.title, fill: gold, anchor: 'middle' }).svg,
      flower(middle, 272, 20, gold),
      rect(middle - 190, 271, 140, 2, `fill="${gold}" opacity=".7"`),
      rect(middle + 50, 271, 140, 2, `fill="${gold}" opacity=".7"`),
      `<g transform="translate(0 ${top})">${title.svg}</g>`,
      line(when, middle, 812, 44, 1440, { face: faces.label, fill: cream, anchor: 'middle' }).svg,
      line(holders(facts), middle, 888, 40, 1440, { face: faces.label, fill: gold, anchor: 'middle' }).svg,
      sampleMark(drawn, 84, 84, 34),
    ].join(''),
  )
}

/** A strip above a door or a stage: one line that is read from afar. */
export function drawStrip(drawn: Drawn): string {
  const { facts, faces } = drawn
  const [width, height] = [1920, 320]
  const middle = width / 2
  const title = titleIn(drawn, middle, {
    width: 1400,
    height: 164,
    largest: 138,
    smallest: 44,
    leading: 1.22,
    mostLines: 3,
  })
  return documentOf(
    width,
    height,
    2,
    [
      stage(width, height),
      windowFlower(104, height / 2, 150, gold, 0.42),
      windowFlower(width - 104, height / 2, 150, gold, 0.42),
      rect(0, 0, width, 8, `fill="${gold}" opacity=".8"`),
      rect(0, height - 8, width, 8, `fill="${gold}" opacity=".8"`),
      line(captionOf(facts), middle, 27, 36, 1400, { face: faces.label, fill: gold, anchor: 'middle' }).svg,
      `<g transform="translate(0 ${164 - title.height / 2})">${title.svg}</g>`,
      line(holders(facts), middle, 257, 30, 1400, { face: faces.label, fill: cream, anchor: 'middle' }).svg,
      sampleMark(drawn, 30, 28, 24),
    ].join(''),
  )
}

function titleIn({ facts, faces }: Drawn, middle: number, room: Room): Written {
  const manner = { face: faces.title, fill: cream, anchor: 'middle' } as const
  return write(facts.title, middle, 0, { ...room, spacing: 0.04, isBalanced: true }, manner)
}

/** The line above: the theme of the year, and the line of events that it belongs to. */
function captionOf({ theme, brand, organisation }: PosterFacts): string {
  const words = [theme, brand].filter(Boolean)
  return words.length > 0 ? words.join('　') : organisation
}

function holders(facts: PosterFacts): string {
  return words.held + holdersOf(facts)
}

function stage(width: number, height: number): string {
  const light = `<defs><radialGradient id="light" cx=".5" cy=".42" r=".75"><stop offset="0" stop-color="#c9352b"/><stop offset=".55" stop-color="${red}"/><stop offset="1" stop-color="${redDeep}"/></radialGradient></defs>`
  return light + rect(0, 0, width, height, 'fill="url(#light)"')
}
