import type { Scene } from './motif.ts'
import { beads, blossom, box, circle, cloud, cut, leaf, n, placed, ridge, whorl } from './scissors.ts'

/** A steaming lidded bowl with camellias. */
export const tea: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const x = width * 0.5
  const table = height * 0.8
  const r = Math.min(width, height) * 0.25
  const steam = [-0.45, 0, 0.45].map((part, i) => {
    const sx = x + r * part
    const top = table - r * (2.75 + (i % 2) * 0.3)
    return cut(
      `M${n(sx)} ${n(table - r * 1.55)}c${n(-r * 0.4)} ${n(-r * 0.4)} ${n(r * 0.4)} ${n(-r * 0.5)} 0 ${n(-r * 0.9)}C${n(sx - r * 0.2)} ${n(top + r * 0.2)} ${n(sx + r * 0.1)} ${n(top)} ${n(sx + r * 0.16)} ${n(top)}c${n(-r * 0.08)} ${n(r * 0.3)} ${n(r * 0.3)} ${n(r * 0.6)} ${n(r * 0.06)} ${n(table - r * 1.85 - top)}c${n(-r * 0.1)} ${n(r * 0.14)} ${n(-r * 0.1)} ${n(r * 0.2)} ${n(-r * 0.08)} ${n(r * 0.3)}Z`,
      '#fffaf0',
      0.5,
    )
  })
  return [
    cut(circle(x, height * 0.42, r * 1.7), palette.pale, 0.5),
    cut(ridge(sheet, height * 0.66, height * 0.09, 3), palette.mid),
    cut(`M-20 ${n(table)}H${n(width + 20)}V${n(height + 20)}H-20Z`, palette.deep),
    ...Array.from(
      { length: 9 },
      (_, i) =>
        `<path d="${box((i / 9) * width + 20, table + height * 0.1, width / 9 - 40, 10, 5)}" fill="${palette.main}"/>`,
    ),
    ...steam,
    cut(
      `M${n(x - r * 1.5)} ${n(table - r * 0.02)}C${n(x - r)} ${n(table + r * 0.26)} ${n(x + r)} ${n(table + r * 0.26)} ${n(x + r * 1.5)} ${n(table - r * 0.02)}Z`,
      palette.spark,
    ),
    cut(
      `M${n(x - r * 1.12)} ${n(table - r * 1.16)}H${n(x + r * 1.12)}C${n(x + r * 1.05)} ${n(table - r * 0.5)} ${n(x + r * 0.7)} ${n(table - r * 0.1)} ${n(x + r * 0.42)} ${n(table + r * 0.02)}H${n(x - r * 0.42)}C${n(x - r * 0.7)} ${n(table - r * 0.1)} ${n(x - r * 1.05)} ${n(table - r * 0.5)} ${n(x - r * 1.12)} ${n(table - r * 1.16)}Z`,
      '#fffaf0',
    ),
    cut(
      whorl(x, table - r * 0.62, r * 0.04, r * 0.36, r * 0.12, 8) + beads(x, table - r * 0.62, r * 0.44, r * 0.025, 16),
      palette.main,
      0.3,
    ),
    ...[-0.7, 0.7].map((side) =>
      cut(whorl(x + side * r, table - r * 0.72, r * 0.02, r * 0.17, r * 0.06, 6), palette.mid, 0.3),
    ),
    cut(
      `M${n(x - r * 1.02)} ${n(table - r * 1.2)}C${n(x - r * 0.8)} ${n(table - r * 1.56)} ${n(x + r * 0.8)} ${n(table - r * 1.56)} ${n(x + r * 1.02)} ${n(table - r * 1.2)}Z`,
      palette.main,
    ),
    cut(box(x - r * 0.2, table - r * 1.64, r * 0.4, r * 0.2, 12), palette.main, 0.6),
    ...[
      [0.15, 0.86, 0.16, -40],
      [0.25, 0.94, 0.11, 60],
      [0.86, 0.9, 0.14, 40],
    ].map(
      ([fx = 0, fy = 0, size = 0, turn = 0]) =>
        leaf(width * fx, height * fy, height * size * 1.3, turn, palette.main) +
        leaf(width * fx, height * fy, height * size * 1.2, -turn * 1.6, palette.mid) +
        blossom(width * fx, height * fy, height * size * 0.75, 7, ['#b3261e', '#e9a08f', '#e0ab4a']),
    ),
  ].join('')
}

/** A brush upright before the hills, ink still wet. */
export const brush: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const scale = height / 1200
  const pen = [
    cut(box(-26, -560, 52, 640, 16), palette.spark),
    cut(box(-26, -560, 52, 60, 16), palette.deep, 0.5),
    cut(box(-34, 60, 68, 80, 10), palette.main, 0.6),
    cut('M-36 136C-84 230 -60 300 -20 370C-8 396 0 420 4 446C10 420 22 396 32 366C66 296 84 226 36 136Z', palette.deep),
    `<path d="M-10 170C-34 240 -20 300 0 360M14 170C34 240 26 290 14 330" stroke="${palette.mid}" stroke-width="5" fill="none" stroke-linecap="round"/>`,
    `<path d="M0 -560c-40 -60 40 -90 0 -20" fill="none" stroke="#b3261e" stroke-width="8"/>`,
  ].join('')
  return [
    cut(circle(width * 0.3, height * 0.3, height * 0.16), palette.main === '#b3261e' ? palette.spark : '#b3261e'),
    cloud(width * 0.62, height * 0.16, width * 0.1, '#fffaf0'),
    cut(ridge(sheet, height * 0.52, height * 0.1, 3), palette.pale),
    cut(ridge(sheet, height * 0.64, height * 0.08, 3), palette.mid),
    cut(`M-20 ${n(height * 0.74)}H${n(width + 20)}V${n(height + 20)}H-20Z`, '#fffaf0'),
    cut(
      `M${n(width * 0.12)} ${n(height * 0.9)}C${n(width * 0.2)} ${n(height * 0.8)} ${n(width * 0.36)} ${n(height * 0.83)} ${n(width * 0.5)} ${n(height * 0.85)}S${n(width * 0.62)} ${n(height * 0.84)} ${n(width * 0.64)} ${n(height * 0.865)}C${n(width * 0.6)} ${n(height * 0.9)} ${n(width * 0.5)} ${n(height * 0.89)} ${n(width * 0.42)} ${n(height * 0.895)}S${n(width * 0.24)} ${n(height * 0.9)} ${n(width * 0.12)} ${n(height * 0.9)}Z`,
      palette.deep,
      0.2,
    ),
    placed(pen, width * 0.66, height * 0.5, scale * 0.92, 14),
    cut(
      box(width * 0.8, height * 0.86, width * 0.13, height * 0.09, 14) +
        box(width * 0.815, height * 0.875, width * 0.1, height * 0.04, 20),
      palette.deep,
    ),
    cut(
      box(width * 0.06, height * 0.79, height * 0.065, height * 0.065, 8) +
        whorl(width * 0.06 + height * 0.0325, height * 0.8225, 3, height * 0.026, 6, 6),
      '#b3261e',
      0.4,
    ),
  ].join('')
}

/** A camera whose lens is a flower. */
export const camera: Scene = (sheet) => {
  const { width, height, palette } = sheet
  const x = width / 2
  const y = height * 0.52
  const u = Math.min(width, height) / 1200
  const body = box(x - 440 * u, y - 250 * u, 880 * u, 540 * u, 56 * u)
  return [
    cut(whorl(x, y, 300 * u, 570 * u, 70 * u, 18), palette.pale),
    cut(beads(x, y, 548 * u, 11 * u, 36, 5), palette.mid, 0.3),
    cut(box(x - 330 * u, y - 312 * u, 130 * u, 90 * u, 22), palette.deep),
    cut(`M${n(x - 150 * u)} ${n(y - 240 * u)}l46 -110h${n(208 * u)}l46 110Z`, palette.deep),
    cut(body, palette.main),
    cut(box(x - 440 * u, y - 110 * u, 880 * u, 270 * u), palette.deep, 0.5),
    cut(beads(x, y + 24 * u, 0, 276 * u, 1), '#fffaf0'),
    cut(circle(x, y + 24 * u, 244 * u), palette.deep),
    blossom(x, y + 24 * u, 216 * u, 9, [palette.mid, palette.pale, palette.spark]),
    cut(box(x + 250 * u, y - 206 * u, 140 * u, 66 * u, 14), '#fffaf0', 0.6),
    cut(circle(x - 350 * u, y - 176 * u, 34 * u), palette.spark, 0.6),
    ...[-1, 1].map(
      (side) =>
        leaf(x + side * 420 * u, y + 330 * u, 190 * u, side * 80, palette.mid) +
        leaf(x + side * 360 * u, y + 340 * u, 150 * u, side * 120, palette.main),
    ),
  ].join('')
}

/** Shelves, a lamp and an open book. */
export const books: Scene = ({ width, height, palette, between }) => {
  const papers = [palette.main, palette.mid, palette.deep, palette.spark, '#1d6a63', '#2d4b7a']
  const shelf = (y: number): string => {
    const row: string[] = []
    let x = width * 0.08
    while (x < width * 0.9) {
      const thick = between(28, 62)
      const tall = height * between(0.13, 0.2)
      const paper = papers[Math.floor(between(0, papers.length))] ?? palette.main
      if (between(0, 1) < 0.12) row.push(blossom(x + 50, y - 52, 46, 6, [palette.main, palette.pale, palette.spark]))
      else
        row.push(
          cut(
            box(x, y - tall, thick, tall, 4) + box(x + thick * 0.25, y - tall * 0.82, thick * 0.5, tall * 0.1, 3),
            paper,
            0.6,
          ),
        )
      x += (between(0, 1) < 0.12 ? 104 : thick) + 5
    }
    return row.join('') + cut(box(width * 0.05, y, width * 0.9, 24, 6), palette.deep)
  }
  const x = width * 0.46
  const y = height * 0.86
  const page = (side: 1 | -1): string =>
    `M${n(x)} ${n(y)}C${n(x + side * width * 0.08)} ${n(y - height * 0.07)} ${n(x + side * width * 0.18)} ${n(y - height * 0.06)} ${n(x + side * width * 0.24)} ${n(y - height * 0.02)}V${n(y - height * 0.2)}C${n(x + side * width * 0.18)} ${n(y - height * 0.25)} ${n(x + side * width * 0.08)} ${n(y - height * 0.25)} ${n(x)} ${n(y - height * 0.17)}Z`
  const lines = [0.17, 0.13, 0.09].flatMap((rise) =>
    [1, -1].map(
      (side) =>
        `M${n(x + side * width * 0.04)} ${n(y - height * rise - 8)}q${n(side * width * 0.07)} -30 ${n(side * width * 0.16)} -4`,
    ),
  )
  const lampX = width * 0.82
  return [
    shelf(height * 0.29),
    shelf(height * 0.57),
    cut(`M-20 ${n(height * 0.85)}H${n(width + 20)}V${n(height + 20)}H-20Z`, palette.main),
    `<path d="M${n(lampX - 136)} ${n(height * 0.61)}L${n(lampX - 320)} ${n(height * 0.9)}H${n(lampX + 320)}L${n(lampX + 136)} ${n(height * 0.61)}Z" fill="#fff2c4" fill-opacity=".55"/>`,
    cut(box(lampX - 9, height * 0.58, 18, height * 0.3) + box(lampX - 84, height * 0.87, 168, 30, 15), palette.deep),
    cut(`M${n(lampX - 70)} ${n(height * 0.47)}h140l66 ${n(height * 0.15)}h-272Z`, '#b3261e'),
    cut(page(1) + page(-1), palette.deep),
    placed(cut(page(1) + page(-1), '#fffaf0', 0.6), 0, -16),
    `<path d="${lines.join('')}" transform="translate(0 -16)" stroke="${palette.mid}" stroke-width="7" fill="none" stroke-linecap="round"/>`,
  ].join('')
}
