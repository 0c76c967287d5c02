import { describe, expect, it } from 'vitest'
import { coverHue, coverSvg, wallRatio } from '../../site/components/cover.ts'

const ids = Array.from({ length: 3000 }, (_, index) => `entry-${index}`)
const kinds = ['public-benefit', 'gala', 'choir', 'paper-cut', 'palace', 'notice'] as const
const kindOf = (index: number): string => kinds[index % kinds.length] ?? 'notice'

describe('coverSvg', () => {
  it('should give the same cover for the same entry', () => {
    const entry = { id: '6720c1', kind: 'choir', ratio: 0.75 }
    expect(coverSvg(entry)).toBe(coverSvg({ ...entry }))
  })

  it('should give different covers for any two entries', () => {
    expect(new Set(ids.map((id, index) => coverSvg({ id, kind: kindOf(index), ratio: 0.75 }))).size).toBe(ids.length)
  })

  it('should tell entries of one id in two kinds apart', () => {
    expect(coverSvg({ id: 'a', kind: 'choir', ratio: 1 })).not.toBe(coverSvg({ id: 'a', kind: 'dance', ratio: 1 }))
  })

  it('should stay below 2.5 KB', () => {
    const longest = Math.max(...ids.map((id, index) => coverSvg({ id, kind: kindOf(index), ratio: 1.25 }).length))
    expect(longest).toBeLessThan(2500)
  })

  it('should draw with numbers only', () => {
    for (const [index, id] of ids.entries()) {
      expect(coverSvg({ id, kind: kindOf(index), ratio: 0.5625 })).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('should be hidden from assistive technology', () => {
    expect(coverSvg({ id: 'a', kind: 'choir', ratio: 1 })).toContain('aria-hidden="true"')
  })

  it('should keep a portrait in the middle, without a frame that the circle would cut', () => {
    const svg = coverSvg({ id: 'a', kind: 'choir', ratio: 1, centred: true })
    expect(svg).toContain('translate(200 200)')
    expect(svg.match(/<rect/g)).toHaveLength(1)
  })

  it('should never let one entry in two sizes share its petals', () => {
    const names = [0.75, 1, 1.25].map(
      (ratio) => /<g id="([^"]+)"/.exec(coverSvg({ id: 'a', kind: 'choir', ratio }))?.[1],
    )
    expect(new Set(names).size).toBe(3)
  })

  it('should not let an id that holds markup reach the page', () => {
    expect(coverSvg({ id: '"><script>', kind: '<b>', ratio: 1 })).not.toMatch(/<script|<b>/)
  })
})

describe('coverHue', () => {
  it('should name the colour in which the cover is drawn', () => {
    const tokens = { red: '#b3261e', teal: '#1d6a63', indigo: '#2d4b7a', plum: '#7a3560', gold: '#94641a' }
    for (const id of ids.slice(0, 200)) {
      const entry = { id, kind: 'gala' }
      expect(coverSvg({ ...entry, ratio: 1 })).toContain(tokens[coverHue(entry)])
    }
  })
})

describe('wallRatio', () => {
  it('should give works different heights, and one work always the same', () => {
    expect(new Set(ids.slice(0, 50).map(wallRatio)).size).toBeGreaterThan(3)
    expect(wallRatio('entry-1')).toBe(wallRatio('entry-1'))
  })
})
