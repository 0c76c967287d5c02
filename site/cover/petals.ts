/** What all paper-cuts are put together from. */

/** The token (styles/tokens.css) to which a cover's colours belong. */
export type Hue = 'red' | 'teal' | 'indigo' | 'plum' | 'gold'

/** The papers of a cover. */
export interface Colours {
  ground: string
  paper: string
  accent: string
  /** Between ground and paper, for what lies behind. */
  soft: string
  hue: Hue
}

export const shapes = ['leaf', 'lotus', 'peach', 'flame', 'moon', 'diamond', 'fan', 'bud', 'cloud'] as const
export type Shape = (typeof shapes)[number]

/**
 * Outlines of a petal that points up: where it goes as [across, along], with along from 0 at the foot to 1 at the
 * tip, and the SVG command that takes it there.
 */
const outlines: Record<Shape, readonly (readonly [command: string, ...points: (readonly [number, number])[]])[]> = {
  leaf: [
    ['Q', [1.3, 0.5], [0, 1]],
    ['Q', [-1.3, 0.5], [0, 0]],
  ],
  lotus: [
    ['C', [1, 0.1], [1.3, 0.75], [0, 1]],
    ['C', [-1.3, 0.75], [-1, 0.1], [0, 0]],
  ],
  peach: [
    ['C', [0.6, 0.3], [1.6, 1.1], [0, 0.86]],
    ['C', [-1.6, 1.1], [-0.6, 0.3], [0, 0]],
  ],
  flame: [
    ['C', [1.5, 0.35], [0.1, 0.6], [0.3, 1]],
    ['C', [-0.9, 0.8], [-1, 0.35], [0, 0]],
  ],
  moon: [
    ['C', [1.6, 0.15], [1.5, 0.9], [-0.2, 1]],
    ['C', [0.8, 0.7], [0.6, 0.4], [0, 0]],
  ],
  fan: [
    ['L', [-0.75, 0.8]],
    ['Q', [-0.7, 1], [-0.25, 0.92]],
    ['Q', [0, 1.08], [0.25, 0.92]],
    ['Q', [0.7, 1], [0.75, 0.8]],
  ],
  bud: [
    ['C', [1.5, 0.1], [0.9, 0.62], [0.42, 0.8]],
    ['L', [0, 1], [-0.42, 0.8]],
    ['C', [-0.9, 0.62], [-1.5, 0.1], [0, 0]],
  ],
  cloud: [
    ['C', [0.5, 0.3], [0.2, 0.5], [0.55, 0.56]],
    ['C', [1.2, 0.66], [0.8, 0.96], [0.4, 0.86]],
    ['Q', [0.3, 1.04], [0, 1.04]],
    ['Q', [-0.3, 1.04], [-0.4, 0.86]],
    ['C', [-0.8, 0.96], [-1.2, 0.66], [-0.55, 0.56]],
    ['C', [-0.2, 0.5], [-0.5, 0.3], [0, 0]],
  ],
  diamond: [['L', [0.8, 0.55], [0, 1], [-0.8, 0.55]]],
}

/** @param half half the width of the petal, in the units of the view box, as the radii are */
export function petalPath(outline: Shape, from: number, to: number, half: number, fill: string, turn: number): string {
  const point = ([across, along]: readonly [number, number]): string =>
    `${Math.round(across * half)} ${-Math.round(from + (to - from) * along)}`
  const steps = outlines[outline].map(([command, ...points]) => command + points.map(point).join(' '))
  const turned = turn === 0 ? '' : ` transform="rotate(${turn.toFixed(1)})"`
  return `<path fill="${fill}"${turned} d="M${point([0, 0])}${steps.join('')}Z"/>`
}

export function disc(radius: number, fill: string): string {
  return `<circle r="${Math.round(radius)}" fill="${fill}"/>`
}

/** A circle of dots or of saw teeth (打毛). */
export function edging(radius: number, count: number, style: 'dots' | 'teeth', stroke: string): string {
  const step = (2 * Math.PI * Math.round(radius)) / count
  const [width, dash] =
    style === 'dots' ? [step * 0.62, `0 ${step.toFixed(2)}`] : [radius * 0.16, (step / 2).toFixed(2)]
  const cap = style === 'dots' ? ' stroke-linecap="round"' : ''
  return `<circle r="${Math.round(radius)}" fill="none" stroke="${stroke}" stroke-width="${width.toFixed(1)}" stroke-dasharray="${dash}"${cap}/>`
}

/** One of some, by a number from 0 to 1. */
export function pick<T>(from: readonly [T, ...T[]] | readonly T[], chance: number): T {
  return from[Math.floor(chance * from.length)] as T
}
