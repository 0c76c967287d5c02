import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { cellKeyOf, cellKeysAround, gcj02Of, offsetOf, wgs84Of } from '../../../site/catalogue/coordinates.ts'
import { venues } from '../../../site/catalogue/libraries/venues.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { directionText, distanceText, mapLinks, nearest, planOf } from '../../../site/text/places.ts'

const inChina = fc.record({
  latitude: fc.double({ min: 20, max: 50, noNaN: true }),
  longitude: fc.double({ min: 75, max: 130, noNaN: true }),
})
const venue = (id: string, fields: object) =>
  venues.schema.parse({
    id,
    slug: id,
    created: '2026-01-01T00:00:00.000Z',
    sample: false,
    name: `阵地 ${id}`,
    kind: 'palace',
    address: '春融街 1 号',
    facilities: [],
    accessibilities: [],
    ...fields,
  })

describe('coordinates', () => {
  it('should be those of Chinese maps by the known shift, and come back', () => {
    // a pair that is published with the series
    const found = gcj02Of({ latitude: 31.1774276, longitude: 121.5272106 })
    expect(found.latitude).toBeCloseTo(31.17530398364597, 9)
    expect(found.longitude).toBeCloseTo(121.531541859215, 9)
    fc.assert(
      fc.property(inChina, (place) => {
        const there = gcj02Of(place)
        expect(offsetOf(place, there).metres).toBeLessThan(1500)
        expect(offsetOf(place, wgs84Of(there)).metres).toBeLessThan(0.01)
      }),
    )
    const paris = { latitude: 48.85, longitude: 2.35 }
    expect(gcj02Of(paris)).toBe(paris)
  })

  it('should find by cells whatever lies within three kilometres', () => {
    const step = fc.double({ min: -3000, max: 3000, noNaN: true })
    fc.assert(
      fc.property(inChina, step, step, (place, north, east) => {
        const latitude = place.latitude + north / 111_200
        const longitude = place.longitude + east / (111_200 * Math.cos((place.latitude * Math.PI) / 180))
        const other = { latitude, longitude }
        fc.pre(offsetOf(place, other).metres <= 3000)
        expect(cellKeysAround(place)).toContain(cellKeyOf(other))
      }),
    )
  })
})

describe('the links to maps', () => {
  it('should name the place as each map reads it, whatever the venue is called', () => {
    const [amap, tencent, own] = mapLinks({
      name: 'A;B:C&D 宫',
      address: '甲;乙=丙',
      latitude: 31.1774276,
      longitude: 121.5272106,
    }).map(({ href }) => href)
    const marker = new URL(tencent ?? '').searchParams.get('marker')
    expect(new URL(amap ?? '').searchParams.get('position')).toBe('121.531542,31.175304')
    expect(new URL(amap ?? '').searchParams.get('name')).toBe('A;B:C&D 宫')
    expect(marker).toBe('coord:31.175304,121.531542;title:A B C&D 宫;addr:甲 乙=丙')
    expect(own).toBe('geo:31.177428,121.527211?q=31.177428,121.527211')
  })

  it('should look for name and address where there are no coordinates', () => {
    const links = mapLinks({ name: '文化宫', address: '春融街', latitude: undefined, longitude: undefined })
    expect(links.map(({ href }) => new URL(href).searchParams.get('keyword'))).toEqual([
      '文化宫 春融街',
      '文化宫 春融街',
    ])
  })
})

describe('a plan', () => {
  const offset = fc
    .record({ east: fc.integer({ min: -3000, max: 3000 }), north: fc.integer({ min: -3000, max: 3000 }) })
    .map((at) => ({ ...at, metres: Math.hypot(at.east, at.north) }))

  it('should draw everything within its frame, to one scale and in the right direction', () => {
    fc.assert(
      fc.property(fc.array(offset, { minLength: 1, maxLength: 4 }), (others) => {
        const { points, scale } = planOf(others)
        const metres = Number.parseFloat(scale.text) * (scale.text.endsWith('公里') ? 1000 : 1)
        expect(scale.length).toBeGreaterThan(0)
        expect(scale.length).toBeLessThanOrEqual(100)
        for (const [index, { x, y }] of points.entries()) {
          const { east = 0, north = 0 } = others[index] ?? {}
          for (const at of [x, y]) expect(at).toBeGreaterThanOrEqual(10)
          for (const at of [x, y]) expect(at).toBeLessThanOrEqual(190)
          expect((x - 100) * (metres / scale.length)).toBeCloseTo(east, -2)
          expect((100 - y) * (metres / scale.length)).toBeCloseTo(north, -2)
        }
      }),
    )
  })

  it('should say where and how far', () => {
    expect(directionText({ east: 1, north: 1 })).toBe('东北')
    expect(directionText({ east: -1, north: 0 })).toBe('西')
    expect(directionText({ east: 0.1, north: -1 })).toBe('南')
    expect([20, 340, 980, 1260].map(distanceText)).toEqual(['50 米', '350 米', '1.0 公里', '1.3 公里'])
  })

  it('should have the nearest others within reach, which the page is rendered again for, and no other', () => {
    const catalogue = new Catalogue(0)
    const here = venue('here', { latitude: 24.8855, longitude: 102.8217 })
    const put = (id: string, fields: object) => catalogue.set('venues', id, venue(id, fields))
    put('here', here)
    put('near', { latitude: 24.893, longitude: 102.827 })
    put('far', { latitude: 25.2, longitude: 102.82 })
    put('nowhere', {})
    const view = new CatalogueView(catalogue)
    const around = view.venuesAround({ latitude: 24.8855, longitude: 102.8217 })
    expect(nearest(here, around, { most: 4, within: 3000 }).map(({ venue }) => venue.id)).toEqual(['near'])
    const isTouched = (change: () => void) => {
      catalogue.takeChanges()
      change()
      return [...catalogue.takeChanges().keys].some((key) => view.keys.has(key))
    }
    expect(isTouched(() => put('nearer', { latitude: 24.886, longitude: 102.822 }))).toBe(true)
    expect(isTouched(() => put('near', { latitude: 30, longitude: 110 }))).toBe(true)
    expect(isTouched(() => put('far', { latitude: 26, longitude: 102.82 }))).toBe(false)
  })
})
