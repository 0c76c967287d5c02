import type { Scene, Sheet } from './motif.ts'
import { beads, blossom, box, circle, cloud, cut, leaf, medallion, n, petal, placed, ridge, whorl } from './scissors.ts'

/** A great drum on its stand, with ribbons and two sticks. */
export const drum: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const x = width / 2
  const y = height * 0.5
  const r = Math.min(width, height) * 0.3
  const ribbon = (side: 1 | -1): string =>
    cut(
      `M${n(x + side * r * 0.9)} ${n(y - r * 0.5)}C${n(x + side * r * 1.8)} ${n(y - r * 1.3)} ${n(x + side * r * 1.5)} ${n(y + r * 0.3)} ${n(x + side * r * 1.75)} ${n(y + r * 1.5)}L${n(x + side * r * 1.5)} ${n(y + r * 1.36)}L${n(x + side * r * 1.4)} ${n(y + r * 1.62)}C${n(x + side * r * 1.1)} ${n(y + r * 0.4)} ${n(x + side * r * 1.45)} ${n(y - r * 0.6)} ${n(x + side * r * 0.86)} ${n(y - r * 0.2)}Z`,
      '#b3261e',
    )
  const stick = cut(box(-16, -r * 1.25, 32, r * 1.25, 16), palette.deep) + cut(circle(0, -r * 1.25, 40), palette.deep)
  return [
    ...[1.75, 1.5, 1.25].map((ring, i) =>
      cut(
        beads(x, y, r * ring, r * (0.035 + i * 0.012), 30 - i * 4, i * 6),
        i === 1 ? palette.spark : palette.mid,
        0.4,
      ),
    ),
    cut(ridge(sheet, height * 0.86, height * 0.03, 3), palette.pale),
    cut(
      `M${n(x - r * 0.9)} ${n(y + r * 0.5)}L${n(x - r * 1.16)} ${n(height * 0.93)}h${n(r * 0.24)}L${n(x)} ${n(y + r * 1.05)}L${n(x + r * 0.92)} ${n(height * 0.93)}h${n(r * 0.24)}L${n(x + r * 0.9)} ${n(y + r * 0.5)}Z`,
      palette.deep,
    ),
    ribbon(1),
    ribbon(-1),
    cut(circle(x, y, r * 1.1), palette.deep),
    cut(circle(x, y, r * 1.03), '#b3261e'),
    cut(beads(x, y, r * 0.95, r * 0.04, 36), palette.spark, 0.4),
    cut(circle(x, y, r * 0.86), '#fff6e0'),
    medallion(x, y, r * 0.6, 10, [palette.main, palette.mid, '#b3261e']),
    placed(stick, x - r * 0.35, y - r * 0.45, 1, -38),
    placed(stick, x + r * 0.35, y - r * 0.45, 1, 38),
    cut(ridge(sheet, height * 0.95, height * 0.02, 4), palette.main),
  ].join('')
}

/** Lanterns at different heights below an upturned eave. */
export const lanterns: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const count = width > height ? 5 : 4
  const eave = height * 0.15
  const tiles = Array.from(
    { length: 16 },
    (_, i) =>
      circle((i + 0.5) * (width / 16), eave + 26, width / 42) + circle((i + 0.5) * (width / 16), eave + 26, width / 90),
  )
  const hung = Array.from({ length: count }, (_, i) => {
    const size = Math.min(width, height) * between(0.085, 0.115)
    const x = width * ((i + 0.5) / count)
    return lantern(sheet, x, height * (i % 2 === 0 ? between(0.42, 0.5) : between(0.6, 0.68)), size, eave + 20)
  })
  return [
    cut(circle(width * 0.7, height * 0.4, Math.min(width, height) * 0.24), '#fff3d2', 0.4),
    cloud(width * 0.08, height * 0.36, width * 0.1, '#fffaf0'),
    cut(ridge(sheet, height * 0.78, height * 0.08, 3), palette.pale),
    cut(ridge(sheet, height * 0.86, height * 0.05, 4), palette.mid),
    ...hung,
    cut(
      `M-20 -20H${n(width + 20)}V${n(eave - 60)}C${n(width * 0.9)} ${n(eave + 10)} ${n(width * 0.75)} ${n(eave + 14)} ${n(width / 2)} ${n(eave + 14)}S${n(width * 0.1)} ${n(eave + 10)} -20 ${n(eave - 60)}Z`,
      palette.deep,
    ),
    cut(tiles.join(''), palette.main),
    cut(`M-20 ${n(eave + 2)}H${n(width + 20)}v18H-20Z`, palette.spark, 0.5),
    cut(ridge(sheet, height * 0.95, height * 0.03, 3), palette.main),
    blossom(width * 0.1, height * 0.92, height * 0.07, 5, ['#b3261e', palette.pale, palette.spark]),
    blossom(width * 0.2, height * 0.965, height * 0.05, 5, [palette.pale, palette.mid, palette.spark]),
    leaf(width * 0.13, height * 0.97, height * 0.12, 60, palette.deep),
  ].join('')
}

function lantern({ palette }: Sheet, x: number, y: number, size: number, from: number): string {
  const ribs = [0.3, 0.62].flatMap((part) => [
    `M${n(x - size * part)} ${n(y - size * 0.9)}Q${n(x - size * part * 2)} ${n(y)} ${n(x - size * part)} ${n(y + size * 0.9)}`,
    `M${n(x + size * part)} ${n(y - size * 0.9)}Q${n(x + size * part * 2)} ${n(y)} ${n(x + size * part)} ${n(y + size * 0.9)}`,
  ])
  const tassel = [-0.2, -0.07, 0.07, 0.2].map(
    (dx) => `M${n(x + dx * size)} ${n(y + size * 1.16)}v${n(size * (1.1 - Math.abs(dx)))}`,
  )
  return [
    `<path d="M${n(x)} ${n(from)}V${n(y - size)}" stroke="${palette.deep}" stroke-width="6"/>`,
    `<path d="${tassel.join('')}" stroke="${palette.spark}" stroke-width="8" stroke-linecap="round"/>`,
    cut(
      `M${n(x - size * 0.62)} ${n(y - size * 0.92)}H${n(x + size * 0.62)}C${n(x + size * 1.6)} ${n(y - size * 0.6)} ${n(x + size * 1.6)} ${n(y + size * 0.6)} ${n(x + size * 0.62)} ${n(y + size * 0.92)}H${n(x - size * 0.62)}C${n(x - size * 1.6)} ${n(y + size * 0.6)} ${n(x - size * 1.6)} ${n(y - size * 0.6)} ${n(x - size * 0.62)} ${n(y - size * 0.92)}Z`,
      '#b3261e',
    ),
    `<path d="${ribs.join('')}" fill="none" stroke="#861a15" stroke-width="5"/>`,
    cut(whorl(x, y, size * 0.06, size * 0.5, size * 0.16, 8), '#f0c46a', 0.5),
    cut(
      box(x - size * 0.66, y - size * 1.1, size * 1.32, size * 0.24, 8) +
        box(x - size * 0.66, y + size * 0.88, size * 1.32, size * 0.24, 8),
      palette.spark,
      0.6,
    ),
  ].join('')
}

/** Three curved rows of singers under a rising sun. */
export const choir: Scene = ({ width, height, palette, between }) => {
  const x = width / 2
  const unit = Math.min(width, height)
  const sunY = height * 0.4
  const rows = [0, 1, 2].map((row) => {
    const count = 6 + row - (row === 2 ? 1 : 0)
    const papers = [palette.mid, palette.main, palette.deep]
    return Array.from({ length: count }, (_, i) => {
      const part = count === 1 ? 0 : (i / (count - 1)) * 2 - 1
      const size = unit * (0.062 + row * 0.01)
      const sx = x + part * width * (0.36 + row * 0.035)
      const sy = height * (0.52 + row * 0.14) - (1 - part * part) * height * 0.05
      return singer(sx, sy, size, papers[row] ?? palette.deep, palette, Math.floor(between(0, 4)))
    }).join('')
  })
  return [
    cut(whorl(x, sunY, unit * 0.3, unit * 0.46, unit * 0.02, 40), palette.spark, 0.4),
    cut(circle(x, sunY, unit * 0.27), palette.spark),
    cut(circle(x, sunY, unit * 0.22), '#f7d88f', 0.5),
    ...[0.36, 0.4, 0.44].map((ring, i) => cut(beads(x, sunY, unit * ring, unit * 0.007, 48, i * 4), palette.main, 0.2)),
    cloud(width * 0.06, height * 0.14, width * 0.1, '#fffaf0'),
    cloud(width * 0.76, height * 0.2, width * 0.09, '#fffaf0'),
    ...rows,
  ].join('')
}

function singer(x: number, y: number, size: number, paper: string, palette: Sheet['palette'], hair: number): string {
  const robe = `M${n(x)} ${n(y + size * 0.8)}C${n(x + size * 1.1)} ${n(y + size * 0.9)} ${n(x + size * 1.5)} ${n(y + size * 1.7)} ${n(x + size * 1.7)} ${n(y + size * 9)}H${n(x - size * 1.7)}C${n(x - size * 1.5)} ${n(y + size * 1.7)} ${n(x - size * 1.1)} ${n(y + size * 0.9)} ${n(x)} ${n(y + size * 0.8)}Z`
  const folder = `M${n(x - size * 0.95)} ${n(y + size * 2.1)}L${n(x)} ${n(y + size * 2.4)}L${n(x + size * 0.95)} ${n(y + size * 2.1)}V${n(y + size * 3.1)}L${n(x)} ${n(y + size * 3.4)}L${n(x - size * 0.95)} ${n(y + size * 3.1)}Z`
  const cap = `M${n(x - size * 0.84)} ${n(y)}C${n(x - size * 0.94)} ${n(y - size * 1.25)} ${n(x + size * 0.94)} ${n(y - size * 1.25)} ${n(x + size * 0.84)} ${n(y)}C${n(x + size * 0.5)} ${n(y - size * 0.5)} ${n(x - size * 0.5)} ${n(y - size * 0.5)} ${n(x - size * 0.84)} ${n(y)}Z`
  const extra =
    hair === 1
      ? circle(x, y - size * 1.02, size * 0.34)
      : hair === 2
        ? circle(x - size * 0.86, y + size * 0.2, size * 0.26) + circle(x + size * 0.86, y + size * 0.2, size * 0.26)
        : ''
  return [
    cut(robe, paper),
    cut(petal(x, y + size * 0.9, 0, size * 1.1, size * 0.35, 180), '#fff6e6', 0.3),
    cut(folder, '#fff6e6', 0.7),
    cut(circle(x, y, size * 0.8), '#f3cfa8', 0.7),
    `<path d="${extra}" fill="#43201a"/><path d="${cap}" fill="#43201a"/>`,
    `<ellipse cx="${n(x)}" cy="${n(y + size * 0.38)}" rx="${n(size * 0.15)}" ry="${n(size * 0.21)}" fill="#861a15"/>`,
    `<path d="M${n(x - size * 0.42)} ${n(y + size * 0.02)}q${n(size * 0.13)} ${n(-size * 0.16)} ${n(size * 0.26)} 0M${n(x + size * 0.16)} ${n(y + size * 0.02)}q${n(size * 0.13)} ${n(-size * 0.16)} ${n(size * 0.26)} 0" fill="none" stroke="#4a2315" stroke-width="${n(size * 0.08)}" stroke-linecap="round"/>`,
  ].join('')
}

/** A microphone whose sound opens like a flower. */
export const microphone: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const x = width / 2
  const y = height * 0.4
  const unit = Math.min(width, height)
  const head = unit * 0.15
  const grille = [-0.5, 0, 0.5].flatMap((part) => [
    `M${n(x - head * 0.95)} ${n(y + head * part)}h${n(head * 1.9)}`,
    `M${n(x + head * part)} ${n(y - head * 1.2)}v${n(head * 2.4)}`,
  ])
  return [
    cut(whorl(x, y, unit * 0.2, unit * 0.47, unit * 0.075, 16), palette.pale),
    cut(whorl(x, y, unit * 0.2, unit * 0.38, unit * 0.06, 16, 11.25), palette.mid),
    cut(whorl(x, y, unit * 0.15, unit * 0.29, unit * 0.045, 16), palette.spark),
    cut(beads(x, y, unit * 0.43, unit * 0.011, 32, 5.6), palette.main, 0.3),
    cut(box(x - 17, y, 34, height * 0.5, 12), palette.deep),
    cut(box(x - unit * 0.2, height * 0.88, unit * 0.4, 46, 23), palette.deep),
    cut(
      `M${n(x - head * 1.32)} ${n(y)}a${n(head * 1.32)} ${n(head * 1.55)} 0 0 0 ${n(head * 2.64)} 0h${n(-head * 0.2)}a${n(head * 1.12)} ${n(head * 1.34)} 0 0 1 ${n(-head * 2.24)} 0Z`,
      palette.main,
    ),
    cut(box(x - head, y - head * 1.35, head * 2, head * 2.6, head), palette.deep),
    `<path d="${grille.join('')}" stroke="${palette.pale}" stroke-width="7" fill="none"/>`,
    cut(box(x - head * 1.04, y + head * 0.62, head * 2.08, head * 0.26, 10), palette.spark, 0.5),
    ...[-1, 1].map(
      (side) =>
        leaf(x, height * 0.8, unit * 0.2, side * 62, palette.main) +
        leaf(x, height * 0.87, unit * 0.26, side * 74, palette.mid),
    ),
    cut(ridge(sheet, height * 0.95, height * 0.02, 3), palette.main),
  ].join('')
}

/** The beam of a projector over the heads of an open-air audience. */
export const film: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const screenTop = height * 0.14
  const screenHigh = height * 0.3
  const stars = Array.from({ length: 26 }, () =>
    circle(between(0, width), between(0, height * 0.55), between(3, 8)),
  ).join('')
  const heads = [0, 1, 2].map((row) => {
    const count = 5 + row
    const size = width * (0.06 + row * 0.012)
    return Array.from({ length: count }, (_, i) => {
      const hx = width * ((i + 0.5 + (row % 2) * 0.3) / count) + between(-14, 14)
      const hy = height * (0.69 + row * 0.105) + between(-12, 12)
      const paper = [palette.mid, palette.main, palette.deep][row] ?? palette.deep
      const shoulders = `M${n(hx - size * 1.7)} ${n(height + 20)}C${n(hx - size * 1.7)} ${n(hy + size * 0.9)} ${n(hx - size * 1.2)} ${n(hy + size * 0.62)} ${n(hx)} ${n(hy + size * 0.7)}S${n(hx + size * 1.7)} ${n(hy + size * 0.7)} ${n(hx + size * 1.7)} ${n(height + 20)}Z`
      const helmet =
        i % 3 === row % 3
          ? cut(
              `M${n(hx - size * 0.78)} ${n(hy - size * 0.05)}a${n(size * 0.72)} ${n(size * 0.72)} 0 0 1 ${n(size * 1.56)} 0Z`,
              palette.spark,
              0.5,
            )
          : ''
      return cut(shoulders, paper) + cut(circle(hx, hy, size * 0.66), paper) + helmet
    }).join('')
  })
  return [
    `<rect width="${width}" height="${height}" fill="${palette.deep}"/>`,
    `<path d="${stars}" fill="${palette.spark}" fill-opacity=".8"/>`,
    cut(circle(width * 0.86, height * 0.09, width * 0.055), '#f7e3b0', 0.6),
    cut(ridge(sheet, height * 0.52, height * 0.05, 3), palette.main),
    cut(box(width * 0.12, screenTop, width * 0.76, screenHigh + height * 0.02, 6), palette.mid),
    cut(box(width * 0.15, screenTop + height * 0.018, width * 0.7, screenHigh - height * 0.016), '#fff8e6', 0.6),
    `<svg x="${n(width * 0.15)}" y="${n(screenTop + height * 0.018)}" width="${n(width * 0.7)}" height="${n(screenHigh - height * 0.016)}">${onScreen(width * 0.7, screenHigh - height * 0.016, sheet)}</svg>`,
    cut(
      box(width * 0.14, screenTop, 18, height * 0.5) + box(width * 0.86 - 18, screenTop, 18, height * 0.5),
      palette.pale,
    ),
    `<path d="M${n(width * 0.5)} ${n(height * 0.98)}L${n(width * 0.15)} ${n(screenTop + screenHigh)}H${n(width * 0.85)}Z" fill="#fff3cf" fill-opacity=".16"/>`,
    ...heads,
  ].join('')
}

function onScreen(width: number, height: number, { palette }: Sheet): string {
  return [
    cut(circle(width * 0.68, height * 0.46, height * 0.26), palette.spark, 0.4),
    cut(
      `M0 ${n(height * 0.8)}C${n(width * 0.2)} ${n(height * 0.3)} ${n(width * 0.3)} ${n(height * 0.4)} ${n(width * 0.45)} ${n(height * 0.72)}S${n(width * 0.8)} ${n(height * 0.5)} ${n(width)} ${n(height * 0.75)}V${n(height)}H0Z`,
      '#b3261e',
      0.5,
    ),
    cut(`M0 ${n(height * 0.86)}H${n(width)}V${n(height)}H0Z`, palette.main, 0.4),
  ].join('')
}
