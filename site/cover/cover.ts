import { type Colours, disc, edging, type Hue, petalPath, pick, type Shape, shapes } from './petals.ts'
import { spray, waves } from './figures.ts'

/** What a cover is drawn from. */
export interface CoverOf {
  /** The entry's id: decides everything that kind does not. */
  id: string
  /** The entry's kind, type, genre or collection: entries of one kind have shapes of petals in common. */
  kind: string
  /** Height divided by width. */
  ratio: number
  /** Keeps the figure in the middle, for portraits cut to a circle. */
  centred?: boolean
}

/** Drawn from the tokens; red on white, the window flower of the New Year, comes oftener than the rest. */
const palette: readonly Colours[] = [
  { ground: '#fbf0e0', paper: '#b3261e', accent: '#b8812a', soft: '#f3dcc0', hue: 'red' },
  { ground: '#fbf0e0', paper: '#b3261e', accent: '#1d6a63', soft: '#f1e2c4', hue: 'red' },
  { ground: '#f6dcc6', paper: '#b3261e', accent: '#b8812a', soft: '#eec4a8', hue: 'red' },
  { ground: '#b3261e', paper: '#f8e3c4', accent: '#e9b45c', soft: '#9c1f18', hue: 'red' },
  { ground: '#d6e8dc', paper: '#1d6a63', accent: '#b8812a', soft: '#b7d6c8', hue: 'teal' },
  { ground: '#1d6a63', paper: '#f1ead3', accent: '#e3b75f', soft: '#175852', hue: 'teal' },
  { ground: '#d9e2f0', paper: '#2d4b7a', accent: '#b3261e', soft: '#bccbe2', hue: 'indigo' },
  { ground: '#2d4b7a', paper: '#f1e6d2', accent: '#e3b75f', soft: '#253f69', hue: 'indigo' },
  { ground: '#efd9e5', paper: '#7a3560', accent: '#b8812a', soft: '#e0bdd0', hue: 'plum' },
  { ground: '#7a3560', paper: '#f6e0d6', accent: '#e9b45c', soft: '#692b52', hue: 'plum' },
  { ground: '#f5e7c8', paper: '#94641a', accent: '#b3261e', soft: '#ead3a1', hue: 'gold' },
]

/** A drawing, for an `<svg>` element. */
export interface Drawing {
  viewBox: string
  /** The elements of the drawing as text. */
  figure: string
}

/** Covers drawn last: an entry's card stands on several pages. Some 10 MB when full. */
const drawn = new Map<string, Drawing>()
const mostDrawn = 6000

/**
 * A paper-cut (窗花) for an entry that has no picture. The same entry always gets the same one.
 * @returns a drawing below 2.5 KB
 */
export function drawCover({ id, kind, ratio, centred = false }: CoverOf): Drawing {
  const name = `${kind}/${id}/${ratio}/${centred}`
  let drawing = drawn.get(name)
  if (drawing === undefined) {
    if (drawn.size >= mostDrawn) drawn.clear()
    drawing = draw(id, kind, ratio, centred)
    drawn.set(name, drawing)
  }
  return drawing
}

function draw(id: string, kind: string, ratio: number, centred: boolean): Drawing {
  const seed = seedOf(id, kind)
  const next = numbers(seed)
  const width = 400
  const height = Math.round(width * ratio)
  const colours = pick(palette, next())
  const { ground, paper, accent, soft } = colours
  const family = numbers(hash(kind))
  const shape = pick([pick(shapes, family()), pick(shapes, family()), pick(shapes, next())], next())
  const place = pick(['middle', 'left', 'right', 'rising', 'corner'] as const, next())
  const short = Math.min(width, height)
  const [x, y, radius] = centred
    ? [width / 2, height / 2, short * (0.4 + next() * 0.08)]
    : {
        middle: [width / 2, height / 2, short * (0.4 + next() * 0.14)] as const,
        left: [width * 0.32, height * 0.52, short * (0.44 + next() * 0.14)] as const,
        right: [width * 0.68, height * 0.48, short * (0.44 + next() * 0.14)] as const,
        rising: [width * (0.4 + next() * 0.2), height * 0.96, short * (0.68 + next() * 0.12)] as const,
        corner: [width * (next() < 0.5 ? 0.06 : 0.94), height * 0.94, short * (0.84 + next() * 0.12)] as const,
      }[place]
  const hills = !centred && place !== 'rising' && next() < 0.5 ? ridges(width, height, soft, accent, next) : ''
  const clouds = !centred && next() < 0.7 ? wisps(width, height, place === 'left' ? 0.62 : 0.08, soft, next) : ''
  const turn = Math.round(next() * 90)
  // a page may show one entry in two sizes, and its figures must not take each other's petals
  const name = `c${seed.toString(36)}-${width * height}`
  // of its own, so that those that are flowers stay as they were
  const other = numbers(hash(`figure of ${kind}/${id}`))
  const figureOf = centred ? undefined : pick([undefined, undefined, undefined, spray, waves], other())
  if (figureOf !== undefined) {
    const drawn = figureOf({ width, height, colours, shape, name, next: other })
    return { viewBox: `0 0 ${width} ${height}`, figure: drawn + frame(width, height, paper, next) }
  }
  const flower = rosette(radius, shape, colours, radius > short * 0.6 ? 11 : 7, name, next)
  // joined, not added: text that was added up stays in its hundred pieces, which every page would put together again
  const figure = [
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    clouds,
    `<g transform="translate(${Math.round(x)} ${Math.round(y)})rotate(${turn})">${flower}</g>`,
    hills,
    centred ? '' : frame(width, height, paper, next),
  ].join('')
  return { viewBox: `0 0 ${width} ${height}`, figure }
}

/** The hue of an entry's cover, for what stands beside it. */
export function coverHue({ id, kind }: Pick<CoverOf, 'id' | 'kind'>): Hue {
  return pick(palette, numbers(seedOf(id, kind))()).hue
}

/** Height divided by width of an entry's cover where pictures of all shapes hang side by side. */
export function wallRatio(id: string): number {
  return pick([0.7, 0.82, 1, 1.18, 1.32], numbers(hash(id))())
}

/** Rings of petals around a centre, with teeth and cut-outs, as one folds and cuts them: one sector, turned. */
function rosette(
  radius: number,
  shape: Shape,
  { ground, paper, accent, soft }: Colours,
  least: number,
  name: string,
  next: () => number,
): string {
  const count = least + Math.floor(next() * 6)
  const broad = 0.8 + next() * 0.4
  const inner = radius * (0.3 + next() * 0.14)
  const second = radius * (0.5 + next() * 0.12)
  const halo = radius * (0.74 + next() * 0.12)
  const halos = pick(['dots', 'teeth', 'none'] as const, next())
  const petal = (from: number, to: number, width: number, outline: Shape, fill: string, turned = false): string =>
    petalPath(outline, from, to, Math.tan(Math.PI / count) * ((from + to) / 2) * width, fill, turned ? 180 / count : 0)
  const sector =
    petal(second * 0.45, radius, broad, shape, paper) +
    petal(
      radius * 0.6,
      radius * (0.8 + next() * 0.1),
      broad * 0.5,
      pick(shapes, next()),
      pick([ground, soft], next()),
    ) +
    (next() < 0.7 ? petal(radius * 0.78, radius * 1.02, broad * 0.26, 'leaf', accent, true) : '') +
    petal(inner * 0.9, second * 0.94, broad * 0.62, pick(shapes, next()), ground, next() < 0.5)
  const turns = Array.from({ length: count - 1 }, (_, index) => {
    return `<use href="#${name}" transform="rotate(${+(((index + 1) * 360) / count).toFixed(1)})"/>`
  })
  return (
    disc(halo, soft) +
    (halos === 'none' ? '' : edging(halo, count * (halos === 'dots' ? 3 : 6), halos, soft)) +
    disc(second, paper) +
    edging(second, count * 2, 'dots', paper) +
    `<g id="${name}">${sector}</g>${turns.join('')}` +
    disc(inner * 0.72, next() < 0.5 ? accent : ground) +
    edging(inner * 0.5, count, pick(['dots', 'teeth'] as const, next()), paper) +
    disc(inner * 0.3, paper)
  )
}

/** Two ranges of hills along the foot. */
function ridges(width: number, height: number, far: string, near: string, next: () => number): string {
  const ridge = (level: number, fill: string): string => {
    const up = (): number => Math.round(height * (level - next() * 0.14))
    return `<path fill="${fill}" d="M0 ${up()}C${width / 5} ${up()} ${width / 3} ${Math.round(height * (level + 0.08))} ${width / 2} ${up()}S${Math.round(width * 0.85)} ${up()} ${width} ${up()}V${height}H0Z"/>`
  }
  return ridge(0.86, far) + ridge(0.97, near)
}

/** A cloud of three strokes. */
function wisps(width: number, height: number, from: number, stroke: string, next: () => number): string {
  const x = Math.round(width * (from + next() * 0.14))
  const y = Math.round(height * (0.14 + next() * 0.12))
  const long = Math.round(60 + next() * 50)
  return `<path stroke="${stroke}" stroke-width="11" stroke-linecap="round" d="M${x} ${y}h${long}M${x + 24} ${y - 15}h${Math.round(long * 0.5)}M${x + 30} ${y + 15}h${long}"/>`
}

function frame(width: number, height: number, stroke: string, next: () => number): string {
  const dash = pick(['', ' stroke-dasharray="1 9" stroke-linecap="round"', ' stroke-dasharray="14 7"'], next())
  const inset = 10 + Math.round(next() * 6)
  if (next() < 0.3) return ''
  return `<rect x="${inset}" y="${inset}" width="${width - inset * 2}" height="${height - inset * 2}" rx="${Math.round(next() * 10)}" fill="none" stroke="${stroke}" stroke-width="2.5"${dash} opacity=".7"/>`
}

function seedOf(id: string, kind: string): number {
  return hash(`${kind}/${id}`)
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Mulberry32: numbers from 0 to 1, the same ones for the same seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
