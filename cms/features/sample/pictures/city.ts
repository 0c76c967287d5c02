import type { Scene, Sheet } from './motif.ts'
import { beads, blossom, box, circle, cloud, cut, leaf, n, petal, ridge, whorl } from './scissors.ts'

/** Cranes and scaffolds in front of a low sun. */
export const skyline: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const sun = Math.min(width, height) * 0.27
  const towers = width > height ? 7 : 5
  const far = Array.from({ length: towers + 2 }, (_, i) =>
    tower(
      sheet,
      (i - 0.5) * (width / (towers + 1)),
      between(0.34, 0.52),
      width / (towers + 3),
      palette.mid,
      palette.pale,
    ),
  )
  const near = Array.from({ length: towers }, (_, i) =>
    tower(
      sheet,
      i * (width / towers) + between(-10, 30),
      between(0.16, 0.34),
      width / (towers + 2.4),
      palette.main,
      palette.spark,
    ),
  )
  return [
    cut(circle(width * 0.55, height * 0.4, sun * 1.28), palette.pale, 0.5),
    cut(circle(width * 0.55, height * 0.4, sun), palette.spark),
    cloud(width * 0.06, height * 0.12, width * 0.1, '#fffaf0'),
    cloud(width * 0.74, height * 0.24, width * 0.09, '#fffaf0'),
    cut(ridge(sheet, height * 0.66, height * 0.05, 3), palette.pale),
    ...far,
    crane(sheet, width * 0.3, height * 0.14, width * 0.5, palette.deep, 1),
    crane(sheet, width * 0.76, height * 0.3, width * 0.36, palette.main, -1),
    ...near,
    scaffold(width * 0.04, height * 0.62, width * 0.3, height * 0.4, palette.deep),
    cut(ridge(sheet, height * 0.95, height * 0.02, 4), palette.deep),
  ].join('')
}

/** Columns, steps and upturned eaves: a workers' palace. */
export const palace: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const centre = width / 2
  const floor = height * 0.8
  const span = width * 0.62
  const columns = 6
  const gap = span / (columns - 1)
  const roof = (y: number, half: number, rise: number): string =>
    `M${n(centre - half)} ${n(y)}C${n(centre - half * 0.8)} ${n(y - 6)} ${n(centre - half * 0.62)} ${n(y - rise * 0.5)} ${n(centre - half * 0.55)} ${n(y - rise)}H${n(centre + half * 0.55)}C${n(centre + half * 0.62)} ${n(y - rise * 0.5)} ${n(centre + half * 0.8)} ${n(y - 6)} ${n(centre + half)} ${n(y)}L${n(centre + half * 0.97)} ${n(y + 26)}H${n(centre - half * 0.97)}Z`
  const windows = Array.from({ length: columns - 1 }, (_, i) =>
    lattice(centre - span / 2 + gap * (i + 0.5), floor - height * 0.17, gap * 0.62, height * 0.28, palette.pale),
  )
  return [
    cut(circle(centre, height * 0.32, height * 0.27), palette.pale, 0.5),
    cloud(width * 0.05, height * 0.24, width * 0.1, '#fffaf0'),
    cloud(width * 0.78, height * 0.17, width * 0.1, '#fffaf0'),
    cut(ridge(sheet, height * 0.6, height * 0.06, 4), palette.mid),
    cut(box(centre - span * 0.36, height * 0.3, span * 0.72, height * 0.2), palette.spark),
    ...Array.from({ length: 7 }, (_, i) =>
      lattice(centre + (i - 3) * span * 0.1, height * 0.41, span * 0.07, height * 0.1, palette.ground),
    ),
    cut(roof(height * 0.31, span * 0.52, height * 0.1), palette.deep),
    cut(box(centre - span * 0.54, height * 0.46, span * 1.08, floor - height * 0.46), palette.main),
    ...windows,
    ...Array.from({ length: columns }, (_, i) =>
      cut(box(centre - span / 2 + gap * i - 19, height * 0.47, 38, floor - height * 0.47, 6), palette.ground),
    ),
    cut(roof(height * 0.47, span * 0.68, height * 0.09), palette.deep),
    cut(
      beads(centre, height * 0.425, 0, height * 0.026, 1) + whorl(centre, height * 0.425, 4, height * 0.02, 6, 5),
      palette.spark,
      0.6,
    ),
    ...[0, 1, 2, 3].map((step) =>
      cut(
        box(
          centre - span * (0.6 + step * 0.06),
          floor + step * height * 0.035,
          span * (1.2 + step * 0.12),
          height * 0.04,
        ),
        step % 2 === 0 ? palette.ground : palette.pale,
        0.6,
      ),
    ),
    cut(`M-20 ${n(height * 0.93)}H${n(width + 20)}V${n(height + 20)}H-20Z`, palette.deep),
    ...[0.07, 0.15, 0.85, 0.93].map((x, i) =>
      tree(width * x, height * 0.94, height * (i % 3 === 0 ? 0.34 : 0.24), palette.main, palette.mid),
    ),
  ].join('')
}

/** A shade, hot tea and an electric bicycle: a station for those who work outdoors. */
export const station: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const ground = height * 0.84
  const rib = width * 0.29
  const top = height * 0.2
  const poleX = width * 0.34
  const scallops = Array.from({ length: 6 }, () => `a${n(rib / 6)} ${n(rib / 9)} 0 0 0 ${n(-rib / 3)} 0`).join('')
  return [
    cut(circle(width * 0.72, height * 0.26, height * 0.13), palette.spark),
    cloud(width * 0.06, height * 0.12, width * 0.09, '#fffaf0'),
    cut(ridge(sheet, height * 0.66, height * 0.08, 3), palette.pale),
    cut(ridge(sheet, height * 0.76, height * 0.04, 4), palette.mid),
    cut(`M-20 ${n(ground)}H${n(width + 20)}V${n(height + 20)}H-20Z`, palette.deep),
    cut(box(poleX - 11, top, 22, ground - top), palette.deep),
    cut(
      `M${n(poleX - rib)} ${n(height * 0.44)}C${n(poleX - rib * 0.8)} ${n(top)} ${n(poleX + rib * 0.8)} ${n(top)} ${n(poleX + rib)} ${n(height * 0.44)}${scallops}Z`,
      palette.main,
    ),
    cut(
      `M${n(poleX - rib * 0.34)} ${n(height * 0.44)}C${n(poleX - rib * 0.3)} ${n(height * 0.3)} ${n(poleX - rib * 0.1)} ${n(height * 0.27)} ${n(poleX)} ${n(height * 0.264)}C${n(poleX + rib * 0.1)} ${n(height * 0.27)} ${n(poleX + rib * 0.3)} ${n(height * 0.3)} ${n(poleX + rib * 0.34)} ${n(height * 0.44)}a${n(rib / 6)} ${n(rib / 9)} 0 0 0 ${n(-rib / 3)} 0a${n(rib / 6)} ${n(rib / 9)} 0 0 0 ${n(-rib * 0.36)} 0Z`,
      palette.ground,
      0.5,
    ),
    cut(box(width * 0.12, height * 0.66, width * 0.4, 34, 10), palette.spark),
    cut(
      box(width * 0.15, height * 0.68, 26, ground - height * 0.68) +
        box(width * 0.47, height * 0.68, 26, ground - height * 0.68),
      palette.main,
    ),
    flask(width * 0.2, height * 0.66, palette.main, palette.ground),
    ...[0.29, 0.37].map((x) =>
      cut(`M${n(width * x)} ${n(height * 0.6)}h66l-10 ${n(height * 0.06)}h-46Z`, palette.ground, 0.7),
    ),
    bicycle(width * 0.76, ground, width * 0.17, palette.main, palette.deep, palette.spark),
  ].join('')
}

function tower(
  { height, between }: Sheet,
  x: number,
  tall: number,
  wide: number,
  paper: string,
  light: string,
): string {
  const top = height * (1 - tall)
  const rows = Math.floor((height * tall) / 58)
  const holes: string[] = []
  for (let row = 1; row < rows; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      if (between(0, 1) < 0.55)
        holes.push(box(x + wide * (0.12 + column * 0.21), top + row * 52 - 16, wide * 0.12, 24, 2))
    }
  }
  return `${cut(box(x, top, wide, height - top + 20), paper)}<path d="${holes.join('')}" fill="${light}" fill-opacity=".85"/>`
}

function crane({ height }: Sheet, x: number, y: number, arm: number, ink: string, side: 1 | -1): string {
  const mast = 30
  const bars = (from: number, to: number, at: (t: number) => string): string =>
    Array.from({ length: Math.floor((to - from) / mast) }, (_, i) => at(from + i * mast)).join('')
  const mastBars = bars(y, height, (t) => `M${n(x - 15)} ${n(t)}l30 ${mast}M${n(x + 15)} ${n(t)}l-30 ${mast}`)
  const long = arm * 0.78
  const jibBars = bars(0, long, (t) => `M${n(x + side * t)} ${n(y)}l${side * 15} -26l${side * 15} 26`)
  const hook = x + side * long * 0.72
  return [
    `<g fill="none" stroke="${ink}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round">`,
    `<path d="M${n(x - 15)} ${n(y)}V${n(height)}M${n(x + 15)} ${n(y)}V${n(height)}${mastBars}"/>`,
    `<path d="M${n(x - side * arm * 0.24)} ${n(y)}H${n(x + side * long)}M${n(x)} ${n(y - 26)}H${n(x + side * long * 0.96)}${jibBars}"/>`,
    `<path d="M${n(x)} ${n(y - 100)}L${n(x + side * long * 0.7)} ${n(y - 26)}M${n(x)} ${n(y - 100)}L${n(x - side * arm * 0.22)} ${n(y)}M${n(x)} ${n(y - 100)}V${n(y)}"/>`,
    `<path d="M${n(hook)} ${n(y)}v120m-16 0a16 16 0 1 0 32 0"/></g>`,
    cut(box(x - side * arm * 0.24 - 34, y - 4, 68, 62, 6), ink),
    cut(box(x - 34, y, 68, 58, 8), ink),
  ].join('')
}

function scaffold(x: number, y: number, width: number, height: number, ink: string): string {
  const columns = 4
  const rows = 5
  const vertical = Array.from(
    { length: columns + 1 },
    (_, i) => `M${n(x + (width * i) / columns)} ${n(y)}v${n(height)}`,
  )
  const level = Array.from(
    { length: rows + 1 },
    (_, i) => `M${n(x - 16)} ${n(y + (height * i) / rows)}h${n(width + 32)}`,
  )
  const brace = Array.from({ length: columns * rows }, (_, i) => {
    const column = i % columns
    const row = Math.floor(i / columns)
    const lean = (column + row) % 2
    return `M${n(x + (width * (column + lean)) / columns)} ${n(y + (height * row) / rows)}L${n(x + (width * (column + 1 - lean)) / columns)} ${n(y + (height * (row + 1)) / rows)}`
  })
  return `<path d="${[...vertical, ...level].join('')}" fill="none" stroke="${ink}" stroke-width="9"/><path d="${brace.join('')}" fill="none" stroke="${ink}" stroke-width="5"/>`
}

function lattice(x: number, y: number, width: number, height: number, paper: string): string {
  const bars = [0.25, 0.5, 0.75].map(
    (part) =>
      `M${n(x - width / 2 + width * part)} ${n(y - height / 2)}v${n(height)}M${n(x - width / 2)} ${n(y - height / 2 + height * part)}h${n(width)}`,
  )
  return `<path d="${box(x - width / 2, y - height / 2, width, height, 4)}" fill="${paper}"/><path d="${bars.join('')}" stroke="#3b1c0e" stroke-opacity=".28" stroke-width="4" fill="none"/>`
}

function tree(x: number, foot: number, tall: number, crown: string, light: string): string {
  const leaves = [-70, -40, -15, 15, 40, 70].map((turn, i) =>
    leaf(x, foot - tall * 0.45, tall * (0.62 - Math.abs(turn) * 0.002), turn, i % 2 === 0 ? crown : light),
  )
  return cut(box(x - 7, foot - tall * 0.6, 14, tall * 0.6), crown, 0.5) + leaves.join('')
}

function flask(x: number, foot: number, paper: string, light: string): string {
  return [
    cut(box(x - 42, foot - 190, 84, 190, 16), paper),
    cut(box(x - 28, foot - 232, 56, 46, 10), light, 0.6),
    `<path d="M${n(x + 42)} ${n(foot - 150)}c56 0 56 96 0 96" fill="none" stroke="${paper}" stroke-width="13"/>`,
    blossom(x, foot - 96, 30, 6, [light, paper, light]),
  ].join('')
}

function bicycle(x: number, foot: number, size: number, paper: string, ink: string, spark: string): string {
  const radius = size * 0.34
  const wheel = (cx: number): string =>
    cut(circle(cx, foot - radius, radius) + circle(cx, foot - radius, radius * 0.74), ink) +
    `<path d="${whorl(cx, foot - radius, 6, radius * 0.76, 5, 8)}" fill="${ink}"/>`
  const left = x - size * 0.62
  const right = x + size * 0.62
  const seat = foot - radius * 2.15
  return [
    wheel(left),
    wheel(right),
    `<path d="M${n(left)} ${n(foot - radius)}L${n(x - size * 0.2)} ${n(seat + 30)}M${n(right)} ${n(foot - radius)}L${n(right - size * 0.16)} ${n(seat - size * 0.34)}h${n(-size * 0.22)}" fill="none" stroke="${paper}" stroke-width="20" stroke-linecap="round" stroke-linejoin="round"/>`,
    cut(
      `M${n(left + size * 0.1)} ${n(foot - radius * 1.25)}C${n(left + size * 0.2)} ${n(seat + 40)} ${n(x)} ${n(seat + 50)} ${n(x + size * 0.1)} ${n(foot - radius * 0.9)}H${n(x + size * 0.34)}L${n(right - size * 0.14)} ${n(seat)}l38 14L${n(x + size * 0.46)} ${n(foot - radius * 0.5)}H${n(left + size * 0.3)}Z`,
      paper,
    ),
    cut(box(x - size * 0.42, seat, size * 0.46, 32, 16), ink),
    cut(box(x - size * 0.92, seat - size * 0.4, size * 0.48, size * 0.42, 12), spark),
    cut(petal(x - size * 0.68, seat - size * 0.06, 0, size * 0.24, 20, 0), '#fffaf0', 0.3),
  ].join('')
}
