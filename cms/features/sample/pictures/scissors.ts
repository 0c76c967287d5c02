/** Shapes that the scenes share. Coordinates are the drawing's units; every function gives SVG elements or path data. */
import type { Sheet } from './motif.ts'

const shadow = '#3b1c0e'

/** A piece of paper lying on the ones before: its shape with a soft-edged shade below. */
export function cut(path: string, fill: string, lift = 1): string {
  const shade = [3, 2, 1]
    .map((step) => `<path d="${path}" transform="translate(${2 * lift * step} ${3.4 * lift * step})"/>`)
    .join('')
  return `<g fill="${shadow}" fill-opacity=".085" fill-rule="evenodd">${shade}</g><path d="${path}" fill="${fill}" fill-rule="evenodd"/>`
}

/** A group moved, turned (degrees) and scaled. */
export function placed(content: string, x: number, y: number, scale = 1, turn = 0): string {
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(scale)})">${content}</g>`
}

/** A number short enough for SVG. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export function circle(x: number, y: number, radius: number): string {
  return `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 0 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-2 * radius)} 0Z`
}

export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2)
  return (
    `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(height - 2 * r)}` +
    `a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(r)}h${n(2 * r - width)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(-r)}v${n(2 * r - height)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}Z`
  )
}

/** A petal from the centre outwards, pointed at both ends. */
export function petal(x: number, y: number, inner: number, outer: number, breadth: number, turn: number): string {
  const at = (along: number, aside: number): string => {
    const angle = (turn * Math.PI) / 180
    return `${n(x + along * Math.sin(angle) + aside * Math.cos(angle))} ${n(y - along * Math.cos(angle) + aside * Math.sin(angle))}`
  }
  const belly = inner + (outer - inner) * 0.62
  const waist = inner + (outer - inner) * 0.25
  return `M${at(inner, 0)}C${at(waist, breadth)} ${at(belly, breadth)} ${at(outer, 0)}C${at(belly, -breadth)} ${at(waist, -breadth)} ${at(inner, 0)}Z`
}

/** Petals all round a centre. */
export function whorl(
  x: number,
  y: number,
  inner: number,
  outer: number,
  breadth: number,
  count: number,
  turn = 0,
): string {
  return Array.from({ length: count }, (_, i) => petal(x, y, inner, outer, breadth, turn + (i * 360) / count)).join('')
}

/** Small round holes all round a centre. */
export function beads(x: number, y: number, ring: number, radius: number, count: number, turn = 0): string {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((turn + (i * 360) / count) * Math.PI) / 180
    return circle(x + ring * Math.sin(angle), y - ring * Math.cos(angle), radius)
  }).join('')
}

/** 团花, the round window flower, of three papers. */
export function medallion(
  x: number,
  y: number,
  radius: number,
  count: number,
  papers: readonly [string, string, string],
): string {
  const [outer, middle, heart] = papers
  const breadth = (radius * 2.1) / count
  return [
    cut(
      whorl(x, y, radius * 0.3, radius, breadth, count) +
        whorl(x, y, radius * 0.55, radius * 0.9, breadth * 0.42, count),
      outer,
    ),
    cut(whorl(x, y, radius * 0.62, radius * 0.94, breadth * 0.3, count, 180 / count), outer, 0.6),
    cut(
      whorl(x, y, radius * 0.16, radius * 0.62, breadth * 0.72, count, 180 / count) +
        beads(x, y, radius * 0.42, radius * 0.03, count, 180 / count),
      middle,
    ),
    cut(whorl(x, y, radius * 0.06, radius * 0.36, breadth * 0.42, count), heart),
    cut(circle(x, y, radius * 0.12) + circle(x, y, radius * 0.05), outer, 0.6),
  ].join('')
}

/** A ridge of hills from edge to edge, filled down to the bottom. */
export function ridge({ width, height, between }: Sheet, top: number, swing: number, peaks: number): string {
  const step = width / peaks
  const start = top + between(-0.4, 0.4) * swing
  let path = `M-20 ${n(height + 20)}V${n(start)}`
  let before = start
  for (let i = 0; i < peaks; i += 1) {
    const next = top + between(-1, 1) * swing
    const crest = Math.min(before, next) - swing * between(0.5, 1.1)
    const x = i * step
    path += `C${n(x + step * 0.25)} ${n(before)} ${n(x + step * 0.33)} ${n(crest)} ${n(x + step * 0.52)} ${n(crest)}`
    path += `S${n(x + step * 0.8)} ${n(next)} ${n(x + step + (i === peaks - 1 ? 20 : 0))} ${n(next)}`
    before = next
  }
  return `${path}V${n(height + 20)}Z`
}

/** 水纹: rows of scallops, each of nested arcs, from a height down to the bottom. */
export function water(
  { width, height }: Sheet,
  top: number,
  size: number,
  papers: readonly string[],
  line: string,
): string {
  const rows = Math.ceil((height - top) / (size * 0.55)) + 1
  return Array.from({ length: rows }, (_, row) => {
    const y = top + size + row * size * 0.55
    const shift = row % 2 === 0 ? 0 : -size
    const count = Math.ceil(width / (size * 2)) + 2
    const xs = Array.from({ length: count }, (__, i) => shift + i * size * 2)
    const body = `M${n(shift - size)} ${n(height + size)}V${n(y)}${xs.map(() => `a${n(size)} ${n(size)} 0 0 1 ${n(2 * size)} 0`).join('')}V${n(height + size)}Z`
    const arcs = xs.flatMap((x) =>
      [0.72, 0.44, 0.18].map(
        (part) => `M${n(x - size * part)} ${n(y)}a${n(size * part)} ${n(size * part)} 0 0 1 ${n(2 * size * part)} 0`,
      ),
    )
    const paper = papers[Math.min(row, papers.length - 1)] ?? line
    return `${cut(body, paper, 0.7)}<path d="${arcs.join('')}" fill="none" stroke="${line}" stroke-opacity=".55" stroke-width="${n(size * 0.06)}"/>`
  }).join('')
}

/** 祥云 of three rounded bands. */
export function cloud(x: number, y: number, size: number, fill: string): string {
  const band = (dx: number, dy: number, length: number): string =>
    box(x + dx * size, y + dy * size, length * size, size * 0.3, size)
  return (
    cut(band(0.35, -0.24, 1.1), fill, 0.6) + cut(band(-0.2, 0, 1.9), fill, 0.6) + cut(band(0.2, 0.24, 1.1), fill, 0.6)
  )
}

/** A leaf with its vein cut out. */
export function leaf(x: number, y: number, length: number, turn: number, fill: string): string {
  return cut(
    petal(x, y, 0, length, length * 0.26, turn) + petal(x, y, length * 0.16, length * 0.82, length * 0.035, turn),
    fill,
    0.6,
  )
}

/** An open flower seen from the front. */
export function blossom(
  x: number,
  y: number,
  radius: number,
  count: number,
  papers: readonly [string, string, string],
  turn = 0,
): string {
  const [outer, inner, heart] = papers
  return [
    cut(
      whorl(x, y, radius * 0.1, radius, (radius * 2.3) / count, count, turn) +
        whorl(x, y, radius * 0.5, radius * 0.86, (radius * 0.32) / count, count, turn),
      outer,
    ),
    cut(whorl(x, y, radius * 0.05, radius * 0.62, (radius * 1.4) / count, count, turn + 180 / count), inner, 0.6),
    cut(circle(x, y, radius * 0.17) + beads(x, y, radius * 0.09, radius * 0.025, 6), heart, 0.5),
  ].join('')
}
