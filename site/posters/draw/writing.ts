import type { Face } from '../typeset/face.ts'
import { fit, type Fitted, type Room } from '../typeset/fit.ts'
import { advanceOf, widthOf } from '../typeset/widths.ts'
import { n } from './shapes.ts'

/** How a text is written. */
export interface Manner {
  face: Face
  fill: string
  anchor?: 'start' | 'middle' | 'end'
}

/** From the top of a line to its base line, in em, besides half of what its height has over one em. */
const rise = 0.88
/** Height of a single line, in em. */
export const leadingOfLine = 1.3

/** A text in its place, with the height that it takes. */
export interface Written {
  svg: string
  height: number
  size: number
  width: number
}

/** Writes a text into a room whose top is at (x, y); the anchor says on which side of x it stands. */
export function write(text: string, x: number, y: number, room: Room, manner: Manner): Written {
  const fitted = fit(text, manner.face, room)
  const width = Math.max(0, ...fitted.lines.map((line) => widthOf(line, manner.face, room.spacing) * fitted.size))
  return {
    svg: outlinesOf(fitted, x, y, room, manner),
    height: fitted.lines.length * fitted.size * room.leading,
    size: fitted.size,
    width,
  }
}

/** How far below the top of a large line a small one begins that stands on the same base line. */
export function onOneLine(large: number, small: number): number {
  return ((leadingOfLine - 1) / 2 + rise) * (large - small)
}

/** One line of a size, and narrower letters where it is too long. */
export function line(text: string, x: number, y: number, size: number, width: number, manner: Manner): Written {
  const room: Room = {
    width,
    height: size * leadingOfLine,
    largest: size,
    smallest: size * 0.6,
    leading: leadingOfLine,
    mostLines: 1,
  }
  return write(text, x, y, room, manner)
}

function outlinesOf({ lines, size }: Fitted, x: number, y: number, room: Room, { face, fill, anchor }: Manner): string {
  const scale = size / 1000
  const spacing = room.spacing ?? 0
  const drawn = lines.map((text, index) => {
    const length = widthOf(text, face, spacing) * size
    const base = y + index * room.leading * size + ((room.leading - 1) / 2 + rise) * size
    let at = x - (anchor === 'middle' ? length / 2 : anchor === 'end' ? length : 0)
    return [...text]
      .map((character) => {
        const outline = face.letter(character)?.outline
        const place = at
        at += (advanceOf(character, face) + spacing) * size
        if (outline === undefined || outline === '') return ''
        return `<path transform="translate(${n(place)} ${n(base)})scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${outline}"/>`
      })
      .join('')
  })
  return `<g fill="${fill}">${drawn.join('')}</g>`
}
