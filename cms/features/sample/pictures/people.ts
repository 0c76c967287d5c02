import type { Scene, Sheet } from './motif.ts'
import { beads, blossom, circle, cut, leaf, medallion, n, petal, placed, ridge, whorl } from './scissors.ts'

/** A dancer with flung sleeves and a skirt of petals. */
export const dancer: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const unit = Math.min(width, height)
  const x = width * 0.5
  const petals = Array.from({ length: 9 }, () =>
    petal(
      between(0.05, 0.95) * width,
      between(0.08, 0.75) * height,
      0,
      unit * between(0.03, 0.06),
      unit * 0.014,
      between(0, 360),
    ),
  ).join('')
  return [
    cut(circle(x, height * 0.45, unit * 0.42), palette.pale, 0.5),
    cut(beads(x, height * 0.45, unit * 0.39, unit * 0.008, 60), palette.mid, 0.3),
    cut(ridge(sheet, height * 0.84, height * 0.03, 3), palette.pale),
    cut(petals, palette.mid, 0.4),
    placed(figureOfDancer(palette), x, height * 0.5, unit / 1050, 0),
    cut(ridge(sheet, height * 0.93, height * 0.02, 3), palette.main),
    ...[0.12, 0.86].map(
      (part, i) =>
        blossom(width * part, height * 0.9, unit * (0.085 - i * 0.02), 7, [palette.main, palette.pale, palette.spark]) +
        leaf(width * part, height * 0.97, unit * 0.13, i === 0 ? 55 : -55, palette.deep),
    ),
  ].join('')
}

function figureOfDancer({ main, mid, deep, spark, pale }: Sheet['palette']): string {
  const skirt = [-54, -38, -22, -7, 8, 23, 38].map((turn, i) => {
    const length = 400 - Math.abs(turn + 7) * 1.2
    return cut(
      petal(-6, 40, 0, length, 74, 180 - turn) + petal(-6, 40, length * 0.62, length * 0.9, 13, 180 - turn),
      i % 2 === 0 ? main : mid,
      0.8,
    )
  })
  return [
    cut(
      'M40 -150C160 -210 250 -330 420 -300C500 -280 480 -190 400 -200C440 -240 400 -262 360 -240C260 -190 210 -90 70 -96Z',
      mid,
    ),
    ...skirt,
    cut('M-46 -176C-20 -196 40 -196 62 -170C70 -100 34 -40 30 60C10 74 -30 74 -46 60C-36 -30 -64 -100 -46 -176Z', deep),
    cut('M-50 28C-20 44 20 44 40 26V58C16 74 -26 74 -52 60Z', spark, 0.6),
    cut(
      'M-40 -170C-160 -150 -270 -40 -380 -90C-470 -140 -400 -250 -320 -200C-376 -204 -382 -150 -336 -140C-250 -120 -160 -240 -24 -204Z',
      main,
    ),
    cut('M-10 -236C4 -246 26 -240 30 -222L26 -176C14 -164 -6 -166 -14 -178Z', '#f3cfa8', 0.5),
    cut('M-30 -276C-30 -316 50 -322 56 -274C58 -240 36 -214 12 -214C-14 -214 -30 -240 -30 -276Z', '#f3cfa8', 0.6),
    cut('M-34 -262C-44 -330 40 -350 60 -292C40 -306 10 -304 -8 -290C-14 -276 -20 -266 -34 -262Z', deep, 0.5),
    cut(circle(-8, -340, 30), deep, 0.5),
    cut(whorl(26, -330, 3, 26, 9, 6), spark, 0.3),
    `<path d="M4 -262q10 -8 20 0M34 -262q8 -7 15 0" stroke="${deep}" stroke-width="4" fill="none" stroke-linecap="round"/><path d="M20 -234q8 7 16 0" stroke="#b3261e" stroke-width="6" fill="none" stroke-linecap="round"/>`,
    `<path d="M-40 -150C-20 -120 20 -120 54 -146" stroke="${pale}" stroke-width="7" fill="none"/>`,
  ].join('')
}

/** An abstract portrait in front of a round window flower; the seed chooses hair, hat and collar. */
export const figure: Scene = (sheet) => {
  const { width, height, palette, between } = sheet
  const x = width / 2
  const y = height * 0.46
  const u = Math.min(width, height) / 1200
  const kind = Math.floor(between(0, 4))
  const skin = ['#f3cfa8', '#eec096', '#f6d9b8'][Math.floor(between(0, 3))] ?? '#f3cfa8'
  const hair = palette.deep
  const face = `M${n(x - 150 * u)} ${n(y - 30 * u)}C${n(x - 156 * u)} ${n(y - 220 * u)} ${n(x + 156 * u)} ${n(y - 220 * u)} ${n(x + 150 * u)} ${n(y - 30 * u)}C${n(x + 146 * u)} ${n(y + 110 * u)} ${n(x + 70 * u)} ${n(y + 190 * u)} ${n(x)} ${n(y + 190 * u)}S${n(x - 146 * u)} ${n(y + 110 * u)} ${n(x - 150 * u)} ${n(y - 30 * u)}Z`
  const shoulders = `M${n(x)} ${n(y + 250 * u)}C${n(x + 240 * u)} ${n(y + 256 * u)} ${n(x + 400 * u)} ${n(y + 340 * u)} ${n(x + 440 * u)} ${n(height + 20)}H${n(x - 440 * u)}C${n(x - 400 * u)} ${n(y + 340 * u)} ${n(x - 240 * u)} ${n(y + 256 * u)} ${n(x)} ${n(y + 250 * u)}Z`
  const at = (content: string): string => placed(content, x, y, u)
  const styles = [bun, helmet, short, long]
  const style = styles[kind] ?? bun
  return [
    cut(circle(x, y + 20 * u, 520 * u), '#fffaf0', 0.5),
    medallion(x, y + 20 * u, 500 * u, 16, [palette.pale, palette.pale, palette.pale]),
    at(style.behind(hair, palette.spark)),
    cut(`M${n(x - 62 * u)} ${n(y + 120 * u)}h${n(124 * u)}v${n(190 * u)}h${n(-124 * u)}Z`, '#e3b286', 0.5),
    cut(shoulders, palette.main),
    cut(
      `M${n(x - 130 * u)} ${n(y + 250 * u)}L${n(x)} ${n(y + 420 * u)}L${n(x + 130 * u)} ${n(y + 250 * u)}L${n(x + 66 * u)} ${n(y + 226 * u)}L${n(x)} ${n(y + 300 * u)}L${n(x - 66 * u)} ${n(y + 226 * u)}Z`,
      '#fffaf0',
      0.7,
    ),
    blossom(x + 190 * u, y + 420 * u, 66 * u, 6, [palette.mid, palette.pale, palette.spark]),
    cut(face, skin),
    at(
      `<path d="M-92 -6q32 -26 64 0M28 -6q32 -26 64 0" fill="none" stroke="${hair}" stroke-width="11" stroke-linecap="round"/><path d="M-6 10q-16 52 8 58" fill="none" stroke="#c98e62" stroke-width="9" stroke-linecap="round"/><path d="M-40 112q40 36 80 0" fill="none" stroke="#b3261e" stroke-width="13" stroke-linecap="round"/><circle cx="-96" cy="66" r="30" fill="#d9674d" fill-opacity=".28"/><circle cx="96" cy="66" r="30" fill="#d9674d" fill-opacity=".28"/>`,
    ),
    at(style.front(hair, palette.spark)),
  ].join('')
}

interface Style {
  behind: (hair: string, spark: string) => string
  front: (hair: string, spark: string) => string
}

const fringe = 'M-158 -10C-176 -230 176 -230 158 -10C146 -70 120 -112 60 -128C-20 -112 -110 -100 -158 -10Z'

const bun: Style = {
  behind: (hair, spark) => cut(circle(0, -236, 88), hair) + cut(petal(60, -250, 0, 130, 14, 62), spark, 0.4),
  front: (hair, spark) => cut(fringe, hair, 0.6) + cut(circle(-156, 66, 15) + circle(156, 66, 15), spark, 0.4),
}

const helmet: Style = {
  behind: (hair) => cut('M-164 -40C-170 60 -160 100 -140 120H140C160 100 170 60 164 -40Z', hair, 0.5),
  front: (_hair, spark) =>
    cut('M-186 -64C-190 -290 190 -290 186 -64Z', spark) +
    cut('M-30 -226h60v160h-60Z', '#fffaf0', 0.4) +
    cut('M-214 -70C-120 -104 120 -104 214 -70V-44C120 -72 -120 -72 -214 -44Z', spark, 0.7),
}

const short: Style = {
  behind: (hair) =>
    cut('M-172 -20C-190 -250 190 -250 172 -20C172 40 164 70 150 84H-150C-164 70 -172 40 -172 -20Z', hair),
  front: (hair) =>
    cut(
      'M-156 -28C-170 -226 170 -226 156 -28C140 -60 130 -96 96 -128C30 -84 -80 -84 -120 -96C-140 -76 -150 -52 -156 -28Z',
      hair,
      0.6,
    ),
}

const long: Style = {
  behind: (hair) =>
    cut(
      'M-176 -10C-196 -260 196 -260 176 -10C184 120 196 260 214 340C120 372 -120 372 -214 340C-196 260 -184 120 -176 -10Z',
      hair,
    ),
  front: (hair, spark) =>
    cut('M-160 0C-176 -230 176 -230 160 0C140 -60 70 -110 0 -150C-70 -110 -140 -60 -160 0Z', hair, 0.6) +
    cut(whorl(116, -140, 4, 50, 16, 6) + circle(116, -140, 8), spark, 0.5),
}
