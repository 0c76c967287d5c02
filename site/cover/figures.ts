import { type Colours, disc, edging, petalPath, pick, type Shape } from './petals.ts'

/** What a figure beside the flower is cut from. */
export interface Paper {
  width: number
  height: number
  colours: Colours
  shape: Shape
  /** Of what is cut once and laid down often; no other cover of a page has it. */
  name: string
  /** Numbers from 0 to 1. */
  next: () => number
}

/** A branch (折枝) that bends across the cover, with leaves on both sides and blossoms. */
export function spray({ width, height, colours, shape, name, next }: Paper): string {
  const { ground, paper, accent, soft } = colours
  const [x0, y0] = [width * (0.02 + next() * 0.12), height * 1.02]
  const [x1, y1] = [width * (0.1 + next() * 0.25), height * (0.1 + next() * 0.35)]
  const [x2, y2] = [width * (0.74 + next() * 0.14), height * (0.24 + next() * 0.16)]
  const short = Math.min(width, height)
  /** Where the branch is, and which way it grows, in degrees from upright. */
  const at = (along: number): { x: number; y: number; angle: number } => {
    const on = (from: number, over: number, to: number): number =>
      (1 - along) ** 2 * from + 2 * (1 - along) * along * over + along ** 2 * to
    const grows = (from: number, over: number, to: number): number => (1 - along) * (over - from) + along * (to - over)
    const angle = (Math.atan2(grows(y0, y1, y2), grows(x0, x1, x2)) * 180) / Math.PI + 90
    return { x: on(x0, x1, x2), y: on(y0, y1, y2), angle }
  }
  const lay = (what: string, along: number, turn: number, size: number): string => {
    const { x, y, angle } = at(along)
    const place = `translate(${Math.round(x)} ${Math.round(y)})rotate(${Math.round(angle + turn)})`
    return `<use href="#${what}" transform="${place}scale(${size.toFixed(1)})"/>`
  }
  const long = short * (0.2 + next() * 0.08)
  const leaf =
    petalPath(pick(['leaf', 'lotus', 'flame'], next()), 0, long, long * 0.2, paper, 0) +
    petalPath('leaf', long * 0.2, long * 0.8, long * 0.06, ground, 0)
  const count = 5 + Math.floor(next() * 3)
  const leaves = Array.from({ length: count }, (_, index) =>
    lay(name, 0.16 + (index / count) * 0.74, (index % 2 === 0 ? 1 : -1) * (45 + next() * 25), 0.8 + next() * 0.4),
  )
  const petals = 5
  const broad = long * 0.95
  const blossom =
    Array.from({ length: petals }, (_, index) =>
      petalPath(shape, broad * 0.14, broad, broad * 0.42, accent, (index * 360) / petals),
    ).join('') +
    disc(broad * 0.3, ground) +
    edging(broad * 0.3, petals * 2, 'dots', paper)
  const blossoms = [1, 0.52 + next() * 0.16, 0.24 + next() * 0.1]
    .slice(0, 2 + Math.round(next()))
    .map((along, index) => lay(`${name}b`, along, next() * 60, index === 0 ? 1.25 : 0.7 + next() * 0.3))
  const stem = `M${Math.round(x0)} ${Math.round(y0)}Q${Math.round(x1)} ${Math.round(y1)} ${Math.round(x2)} ${Math.round(y2)}`
  const moon = `<g transform="translate(${Math.round(width * (0.3 + next() * 0.4))} ${Math.round(height * (0.4 + next() * 0.2))})">${disc(short * (0.3 + next() * 0.12), soft)}</g>`
  const branch = [
    `<path fill="none" stroke="${paper}" stroke-width="6" stroke-linecap="round" d="${stem}"/>`,
    `<defs><g id="${name}">${leaf}</g><g id="${name}b">${blossom}</g></defs>`,
    ...leaves,
    ...blossoms,
  ].join('')
  const turned = next() < 0.5 ? branch : `<g transform="translate(${width} 0)scale(-1 1)">${branch}</g>`
  return `<rect width="${width}" height="${height}" fill="${ground}"/>${moon}${turned}`
}

/** Water in scales (海水纹) under a sun or a moon. */
export function waves({ width, height, colours, name, next }: Paper): string {
  const { ground, paper, accent, soft } = colours
  const short = Math.min(width, height)
  const radius = Math.round(width / (7 + Math.floor(next() * 4)))
  const rings = [1, 0.78, 0.54, 0.28].slice(0, 3 + Math.round(next()))
  const scale = rings.map((part, index) => disc(radius * part, index % 2 === 0 ? paper : ground)).join('')
  const rows = 3 + Math.floor(next() * 2) + (height > width ? 2 : 0)
  const step = radius * (0.5 + next() * 0.14)
  const top = height - step * (rows - 0.6)
  const places = Array.from({ length: Math.ceil(width / (radius * 2)) + 2 }, (_, place) => place * radius * 2)
  const row = places.map((x) => `<use href="#${name}" x="${x}"/>`).join('')
  const shift = next()
  const water = Array.from({ length: rows }, (_, index) => {
    const left = -Math.round(((index / 2 + shift) % 1) * radius * 2)
    return `<use href="#${name}b" x="${left}" y="${Math.round(top + index * step)}"/>`
  }).join('')
  const size = short * (0.2 + next() * 0.1)
  const rays = 16 + Math.floor(next() * 12)
  const sun =
    disc(size * 1.28, soft) +
    edging(size * (1.44 + next() * 0.1), rays, pick(['dots', 'teeth'] as const, next()), accent) +
    disc(size, accent) +
    edging(size * 0.72, rays, 'dots', ground)
  const [x, y] = [Math.round(width * (0.25 + next() * 0.5)), Math.round(top - radius - size * (0.1 + next() * 0.5))]
  return [
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    `<g transform="translate(${x} ${Math.max(y, Math.round(size))})">${sun}</g>`,
    `<defs><g id="${name}">${scale}</g><g id="${name}b">${row}</g></defs>`,
    water,
  ].join('')
}
