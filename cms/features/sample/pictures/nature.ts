import type { Scene, Sheet } from './motif.ts'
import { blossom, circle, cloud, cut, leaf, medallion, n, placed, ridge, water, whorl } from './scissors.ts'

/** Sun over the western hills and the scallops of Dianchi. */
export const lake: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const sunX = width * between(0.35, 0.65)
  const sunY = height * 0.34
  return [
    cut(whorl(sunX, sunY, height * 0.2, height * 0.27, height * 0.012, 36), palette.spark, 0.4),
    cut(circle(sunX, sunY, height * 0.17), palette.spark),
    cloud(width * 0.1, height * 0.2, width * 0.11, '#fffaf0'),
    cloud(width * 0.7, height * 0.13, width * 0.09, '#fffaf0'),
    cut(ridge(sheet, height * 0.52, height * 0.07, 3), palette.pale),
    cut(ridge(sheet, height * 0.6, height * 0.07, 4), palette.mid),
    cut(ridge(sheet, height * 0.68, height * 0.05, 3), palette.main),
    water(sheet, height * 0.7, width * 0.055, [palette.pale, palette.mid, palette.main, palette.deep], palette.ground),
    flock(sheet, 5, height * 0.16, height * 0.5, 0.3, 0.55),
  ].join('')
}

/** Red-billed gulls large over the waves. */
export const gulls: Scene = (sheet) => {
  const { width, height, palette } = sheet
  return [
    cut(circle(width * 0.68, height * 0.28, width * 0.16), palette.spark),
    cut(ridge(sheet, height * 0.58, height * 0.06, 3), palette.pale),
    cut(ridge(sheet, height * 0.65, height * 0.04, 4), palette.mid),
    water(sheet, height * 0.68, width * 0.07, [palette.mid, palette.main, palette.main, palette.deep], palette.pale),
    placed(gull(palette.deep), width * 0.42, height * 0.44, Math.min(width, height) / 740, -8),
    placed(gull(palette.deep), width * 0.77, height * 0.66, Math.min(width, height) / 1500, 6),
    placed(gull(palette.deep), width * 0.2, height * 0.17, Math.min(width, height) / 1700, 4),
    flock(sheet, 3, height * 0.05, height * 0.12, 0.2, 0.3),
  ].join('')
}

/** Branches with open flowers over the whole sheet. */
export const flowers: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const stems: string[] = []
  const heads: string[] = []
  const count = width > height ? 7 : 5
  for (let i = 0; i < count; i += 1) {
    const x = width * ((i + 0.5) / count) + between(-30, 30)
    const y = height * (i % 2 === 0 ? between(0.2, 0.34) : between(0.42, 0.6))
    const root = width * 0.5 + (x - width * 0.5) * 0.45
    stems.push(
      `<path d="M${n(root)} ${n(height + 20)}C${n(root)} ${n(height * 0.75)} ${n(x)} ${n(height * 0.8)} ${n(x)} ${n(y)}" fill="none" stroke="${palette.deep}" stroke-width="13" stroke-linecap="round"/>`,
    )
    for (let k = 0; k < 3; k += 1) {
      const part = between(0.3, 0.75)
      const leafX = x + (root - x) * part * part
      const leafY = y + (height - y) * part
      stems.push(
        leaf(
          leafX,
          leafY,
          between(110, 170),
          k % 2 === 0 ? between(35, 80) : between(-80, -35),
          k % 2 === 0 ? palette.main : palette.mid,
        ),
      )
    }
    const papers = [
      [palette.main, palette.mid, palette.spark],
      [palette.mid, palette.pale, palette.spark],
      [palette.spark, palette.pale, palette.main],
    ] as const
    heads.push(blossom(x, y, between(115, 165), 5 + (i % 3) * 2, papers[i % 3] ?? papers[0], between(0, 60)))
  }
  return (
    cut(circle(width * 0.5, height * 0.44, Math.min(width, height) * 0.42), palette.pale, 0.5) +
    stems.join('') +
    heads.join('')
  )
}

/** One great 团花 filling the sheet. */
export const round: Scene = ({ width, height, palette, between }) => {
  const radius = Math.min(width, height) * 0.44
  const petals = 8 + 2 * Math.floor(between(0, 3))
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const
  return [
    ...corners.map(([x, y]) => medallion(x, y, radius * 0.5, 12, [palette.pale, palette.mid, palette.pale])),
    cut(circle(width / 2, height / 2, radius * 1.04), '#fffaf0'),
    medallion(width / 2, height / 2, radius, petals, [palette.main, palette.mid, palette.spark]),
  ].join('')
}

/** A gull with spread wings, head to the right, about 600 wide, centred. */
function gull(ink: string): string {
  const back = 'M-20 10C-70 -60 -150 -130 -300 -150C-230 -110 -190 -70 -160 -30C-130 10 -90 40 -40 52Z'
  const front = 'M10 0C40 -90 110 -160 270 -200C220 -150 200 -110 170 -60C140 -10 90 40 30 54Z'
  const body =
    'M-190 62C-130 30 -60 8 20 4C60 -2 86 -22 116 -22C146 -22 160 -4 158 14C150 50 60 84 -30 84C-90 84 -140 76 -190 62Z'
  return [
    cut(back, '#fffdf7'),
    cut('M-300 -150C-262 -140 -226 -122 -196 -100C-206 -92 -214 -88 -222 -84C-244 -108 -268 -130 -300 -150Z', ink, 0.2),
    cut(body, '#fffdf7'),
    cut(front, '#fffdf7'),
    cut('M270 -200C226 -190 188 -174 158 -152C168 -140 178 -132 190 -126C208 -150 236 -174 270 -200Z', ink, 0.2),
    cut('M154 0C176 0 190 8 202 18C186 24 170 26 156 24Z', '#b3261e', 0.4),
    `<circle cx="126" cy="-2" r="6.5" fill="${ink}"/>`,
    '<path d="M60 -10C90 -50 130 -90 180 -118M40 20C80 -10 110 -40 140 -72" fill="none" stroke="#d8cdb8" stroke-width="5" stroke-linecap="round"/>',
  ].join('')
}

function flock(
  { width, palette, between }: Sheet,
  count: number,
  top: number,
  bottom: number,
  small: number,
  large: number,
): string {
  return Array.from({ length: count }, (_, i) => {
    const x = width * ((i + between(0.2, 0.8)) / count)
    return placed(gull(palette.deep), x, between(top, bottom), between(small, large) * 0.55, between(-14, 10))
  }).join('')
}
