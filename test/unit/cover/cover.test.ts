import { describe, expect, it } from 'vitest'
import { coverHue, type CoverOf, drawCover, wallRatio } from '../../../site/cover/cover.ts'

const ids = Array.from({ length: 3000 }, (_, index) => `entry-${index}`)
const kinds = ['public-benefit', 'gala', 'choir', 'paper-cut', 'palace', 'notice'] as const
const kindOf = (index: number): string => kinds[index % kinds.length] ?? 'notice'
const figureOf = (cover: CoverOf): string => drawCover(cover).figure

describe('drawCover', () => {
  it('should give the same cover for the same entry', () => {
    const entry = { id: '6720c1', kind: 'choir', ratio: 0.75 }
    expect(figureOf(entry)).toBe(figureOf({ ...entry }))
  })

  it('should give different covers for any two entries', () => {
    expect(new Set(ids.map((id, index) => figureOf({ id, kind: kindOf(index), ratio: 0.75 }))).size).toBe(ids.length)
  })

  it('should tell entries of one id in two kinds apart', () => {
    expect(figureOf({ id: 'a', kind: 'choir', ratio: 1 })).not.toBe(figureOf({ id: 'a', kind: 'dance', ratio: 1 }))
  })

  it('should stay below 2.5 KB', () => {
    const longest = Math.max(...ids.map((id, index) => figureOf({ id, kind: kindOf(index), ratio: 1.25 }).length))
    expect(longest).toBeLessThan(2500)
  })

  it('should draw with numbers only', () => {
    for (const [index, id] of ids.entries()) {
      expect(figureOf({ id, kind: kindOf(index), ratio: 0.5625 })).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('should have the shape that was asked for', () => {
    expect(drawCover({ id: 'a', kind: 'choir', ratio: 0.75 }).viewBox).toBe('0 0 400 300')
  })

  it('should keep a portrait in the middle, without a frame that the circle would cut', () => {
    const figure = figureOf({ id: 'a', kind: 'choir', ratio: 1, centred: true })
    expect(figure).toContain('translate(200 200)')
    expect(figure.match(/<rect/g)).toHaveLength(1)
  })

  it('should never let one entry in two sizes share its petals', () => {
    const names = [0.75, 1, 1.25].map(
      (ratio) => /<g id="([^"]+)"/.exec(figureOf({ id: 'a', kind: 'choir', ratio }))?.[1],
    )
    expect(new Set(names).size).toBe(3)
  })

  it('should not let an id that holds markup reach the page', () => {
    expect(figureOf({ id: '"><script>', kind: '<b>', ratio: 1 })).not.toMatch(/<script|<b>/)
  })
})

describe('coverHue', () => {
  it('should name the colour in which the cover is drawn', () => {
    const tokens = { red: '#b3261e', teal: '#1d6a63', indigo: '#2d4b7a', plum: '#7a3560', gold: '#94641a' }
    for (const id of ids.slice(0, 200)) {
      const entry = { id, kind: 'gala' }
      expect(figureOf({ ...entry, ratio: 1 })).toContain(tokens[coverHue(entry)])
    }
  })
})

describe('wallRatio', () => {
  it('should give works different heights, and one work always the same', () => {
    expect(new Set(ids.slice(0, 50).map(wallRatio)).size).toBeGreaterThan(3)
    expect(wallRatio('entry-1')).toBe(wallRatio('entry-1'))
  })
})
