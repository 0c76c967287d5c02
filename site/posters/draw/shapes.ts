/** A petal of the site's flower (public/favicon.svg), 60 high. */
const petal = 'M0-56C15-42 15-24 0-11-15-24-15-42 0-56Z'

/** A number of SVG, short. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

export function rect(x: number, y: number, width: number, height: number, attributes: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${attributes}/>`
}

/** The site's flower. @param r half its height */
export function flower(x: number, y: number, r: number, fill: string): string {
  const turned = [0, 60, 120, 180, 240, 300].map((angle) => `<path d="${petal}" transform="rotate(${angle})"/>`)
  return `<g transform="translate(${n(x)} ${n(y)})scale(${n(r / 60)})" fill="${fill}">${turned.join('')}<circle r="8"/></g>`
}

/** A large window flower, in rings: what stands behind a caption. */
export function windowFlower(x: number, y: number, r: number, fill: string, opacity: number): string {
  const ring = (count: number, from: number, to: number, half: number, turn: number): string =>
    Array.from({ length: count }, (_, index) => {
      const angle = (index * 360) / count + turn
      const [start, end, middle] = [-r * from, -r * to, (-r * (from + to)) / 2]
      const wide = r * half
      return `<path transform="rotate(${n(angle)})" d="M0 ${n(start)}C${n(wide)} ${n(middle)} ${n(wide * 0.7)} ${n(end * 0.9)} 0 ${n(end)}C${n(-wide * 0.7)} ${n(end * 0.9)} ${n(-wide)} ${n(middle)} 0 ${n(start)}Z"/>`
    }).join('')
  const teeth = `<circle r="${n(r * 0.62)}" fill="none" stroke="${fill}" stroke-width="${n(r * 0.02)}" stroke-dasharray="0 ${n(r * 0.065)}" stroke-linecap="round"/>`
  return `<g transform="translate(${n(x)} ${n(y)})" fill="${fill}" opacity="${opacity}">${ring(12, 0.66, 1, 0.16, 0)}${ring(12, 0.4, 0.6, 0.1, 15)}${ring(8, 0.14, 0.38, 0.13, 0)}${teeth}<circle r="${n(r * 0.09)}"/></g>`
}

/** An edge cut in scallops, along the foot of something. @param y where it begins; `height` of a scallop, upwards where below 0 */
export function scallops(x: number, y: number, width: number, height: number, count: number, fill: string): string {
  const step = width / count
  const arcs = Array.from({ length: count }, () => `q${n(step / 2)} ${n(height * 2)} ${n(step)} 0`)
  return `<path fill="${fill}" d="M${n(x)} ${n(y)}${arcs.join('')}Z"/>`
}

/** Two lines around something, as on a programme. @param between how far the inner one is from the outer */
export function frame(width: number, height: number, inset: number, stroke: string, between = 10): string {
  const outer = rect(
    inset,
    inset,
    width - 2 * inset,
    height - 2 * inset,
    `fill="none" stroke="${stroke}" stroke-width="3" opacity=".75"`,
  )
  const gap = inset + between
  return (
    outer +
    rect(gap, gap, width - 2 * gap, height - 2 * gap, `fill="none" stroke="${stroke}" stroke-width="1.2" opacity=".5"`)
  )
}
