/** From here on not every page is named where one jumps to. */
const mostNamed = 60

/**
 * The pages beside one: the first, those around it, and the last.
 * @param place which page it is, 1 for the front page
 * @param pages how many there are
 * @returns in ascending order, the page itself included
 */
export function pagesAround(place: number, pages: number): number[] {
  const around = [place - 1, place, place + 1]
  return within([1, ...around, pages], pages)
}

/**
 * The pages to which one can jump from another: all of them, or where there are many, the ten around it, the tens of
 * its hundred, and the hundreds. So three jumps lead from any page to any other.
 * @returns in ascending order
 */
export function pagesToJumpTo(place: number, pages: number): number[] {
  if (pages <= mostNamed) return within(counted(1, pages, 1), pages)
  const ten = Math.floor(place / 10) * 10
  const hundred = Math.floor(place / 100) * 100
  const tens = pages <= 10 * mostNamed ? counted(10, pages, 10) : counted(hundred, hundred + 100, 10)
  return within([1, ...counted(ten, ten + 10, 1), ...tens, ...counted(100, pages, 100), pages], pages)
}

function counted(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

function within(numbers: readonly number[], pages: number): number[] {
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b)
}
