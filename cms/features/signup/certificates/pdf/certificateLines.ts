import { certificatePath } from '../../../../../site/catalogue/urls.ts'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { fitted, leading, type Measure, wordsOf } from './fitted.ts'

/** A4 across, its frame and the line within that, in points. */
export const [width, height, frame, within] = [841.89, 595.28, 34, 6] as const
/** Widest line, with some paper between it and the frame. */
const widest = width - 2 * (frame + within + 14)
/** Colours of the site's paper: ink, the red of a seal, and a quiet grey. */
const [ink, quiet] = ['#1d1b16', '#6b655a'] as const
export const seal = '#a3231f'

/** What stands on a certificate. */
export interface OnCertificate {
  /** As it is printed. */
  number: string
  names: readonly string[]
  title: string
  organisation: string
  attended: number
  lessons: number
  /** ISO 8601. */
  ended: string
  /** Origin of the public site, where its number can be checked. */
  checkedAt: string
}

/** A line of a certificate; places, size and the space between its letters in points. */
interface CertificateLine {
  text: string
  x: number
  y: number
  size: number
  spacing: number
  colour: string
}

/** A part of a certificate: where the room of its lines begins, how high that is, and their sizes, the largest first. */
interface Part {
  pieces: readonly string[]
  y: number
  height: number
  sizes: readonly number[]
  colour: string
  /** Space between letters, of their size. */
  spread?: number
}

/**
 * Where each line of a certificate stands: in the middle, smaller or in more lines where it is long, and never over the
 * frame or another one.
 * @param measure how wide a text is in a size, with so much space between its letters
 */
export function certificateLines(
  content: OnCertificate,
  measure: (text: string, size: number, spacing: number) => number,
): CertificateLine[] {
  return partsOf(content).flatMap(({ pieces, y, height: room, sizes, colour, spread = 0 }) => {
    const measured: Measure = (text, size) => measure(text, size, size * spread)
    const { lines, size } = fitted(pieces, { width: widest, height: room, sizes }, measured)
    const top = y + (room - lines.length * size * leading) / 2
    return lines.map((text, index) => ({
      ...{ text, size, colour, spacing: size * spread },
      x: (width - measured(text, size)) / 2,
      y: top + index * size * leading,
    }))
  })
}

function partsOf({ number, names, title, organisation, attended, lessons, ended, checkedAt }: OnCertificate): Part[] {
  const named = names.map((name, index) => (index < names.length - 1 ? `${name}、` : name))
  const { href } = new URL(certificatePath, checkedAt)
  return [
    { pieces: ['结业证书'], y: 92, height: 60, sizes: [46], colour: seal, spread: 0.39 },
    { pieces: named, y: 168, height: 74, sizes: [30, 26, 22, 18, 15, 12, 10, 9, 8, 7], colour: ink, spread: 0.13 },
    { pieces: ['参加并完成了'], y: 246, height: 20, sizes: [15], colour: quiet },
    { pieces: wordsOf(`《${title}》`), y: 276, height: 80, sizes: [24, 20, 17, 14, 12], colour: ink },
    { pieces: [`共 ${lessons} 课，完成 ${attended} 课，特发此证。`], y: 366, height: 20, sizes: [15], colour: ink },
    { pieces: wordsOf(organisation), y: 424, height: 34, sizes: [18, 16, 14, 12], colour: ink, spread: 0.11 },
    { pieces: [writtenDay(Date.parse(ended))], y: 460, height: 19, sizes: [14], colour: ink },
    { pieces: [`编号 ${number}`], y: 510, height: 16, sizes: [11], colour: quiet },
    { pieces: wordsOf(`在 ${href} 输入编号可以核对`), y: 527, height: 22, sizes: [10, 8, 7, 6], colour: quiet },
  ]
}
