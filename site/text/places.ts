import { type Coordinates, gcj02Of, offsetOf } from '../catalogue/coordinates.ts'
import type { Venue } from '../catalogue/entries.ts'

type Placed = Pick<Venue, 'name' | 'address' | 'latitude' | 'longitude'>

/** Where a venue lies, in WGS 84; undefined when it does not say. */
export function placeOf({ latitude, longitude }: Pick<Venue, 'latitude' | 'longitude'>): Coordinates | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

/** A link that opens a map at a place. */
export interface MapLink {
  word: string
  href: string
}

/**
 * Links that open a venue in a map: pages of Amap and of Tencent, which open their apps, by the addresses that both
 * document, and the device's own map by a `geo:` address (RFC 5870). The first two read GCJ-02, the last WGS 84.
 * Without coordinates the two look for the name and the address.
 */
export function mapLinks(venue: Placed): MapLink[] {
  const place = placeOf(venue)
  if (place === undefined) {
    const keyword = `${venue.name} ${venue.address}`
    return [
      { word: '高德地图', href: addressOf('https://uri.amap.com/search', { keyword }) },
      { word: '腾讯地图', href: addressOf('https://apis.map.qq.com/uri/v1/search', { keyword, referer: 'gongyun' }) },
    ]
  }
  const { latitude, longitude } = gcj02Of(place)
  const [north, east] = [latitude.toFixed(6), longitude.toFixed(6)]
  // the parts of a marker end at a semicolon and have their name before a colon
  const part = (text: string): string => text.replaceAll(/[;:]/g, ' ')
  const marker = `coord:${north},${east};title:${part(venue.name)};addr:${part(venue.address)}`
  const [trueNorth, trueEast] = [place.latitude.toFixed(6), place.longitude.toFixed(6)]
  return [
    {
      word: '高德地图',
      href: addressOf('https://uri.amap.com/marker', {
        position: `${east},${north}`,
        name: venue.name,
        callnative: '1',
      }),
    },
    { word: '腾讯地图', href: addressOf('https://apis.map.qq.com/uri/v1/marker', { marker, referer: 'gongyun' }) },
    { word: '手机自带地图', href: `geo:${trueNorth},${trueEast}?q=${trueNorth},${trueEast}` },
  ]
}

function addressOf(page: string, values: Record<string, string>): string {
  return `${page}?${new URLSearchParams(values).toString()}`
}

const directions = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as const

/** In which of eight directions something lies: 东北. @param east in metres, as `north` */
export function directionText({ east, north }: { east: number; north: number }): string {
  const turned = (Math.atan2(east, north) / Math.PI) * 4
  return directions[(Math.round(turned) + 8) % 8] ?? ''
}

/** A distance as people say it: 350 米, 1.2 公里. */
export function distanceText(metres: number): string {
  const rounded = Math.round(metres / 50) * 50
  return rounded < 1000 ? `${Math.max(rounded, 50)} 米` : `${(rounded / 1000).toFixed(1)} 公里`
}

/** Half the side of the drawing, in its own units, and how far from the middle points may lie. */
const [half, reach] = [100, 78]

/** A small plan: where others lie around a place, drawn to scale. */
export interface Plan {
  /** In the order of what was given; y grows downwards. */
  points: { x: number; y: number }[]
  /** A bar of a round length, in units of the drawing, and what it says. */
  scale: { length: number; text: string }
}

/** @param others at least one, each as far as offsetOf says */
export function planOf(others: readonly { east: number; north: number; metres: number }[]): Plan {
  const farthest = Math.max(...others.map(({ metres }) => metres), 100)
  const unit = reach / farthest
  const metres = [2000, 1000, 500, 200, 100, 50].find((length) => length * unit <= half * 0.7) ?? 50
  return {
    points: others.map(({ east, north }) => ({ x: rounded(half + east * unit), y: rounded(half - north * unit) })),
    scale: { length: rounded(metres * unit), text: metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里` },
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** What lies around a venue, with the way to it as the crow flies. */
export interface Neighbour {
  venue: Venue
  offset: { east: number; north: number; metres: number }
}

/** The nearest of some venues, nearest first. @param most how many; @param within in metres */
export function nearest(
  venue: Venue,
  others: readonly Venue[],
  { most, within }: { most: number; within: number },
): Neighbour[] {
  const from = placeOf(venue)
  if (from === undefined) return []
  return others
    .flatMap((other) => {
      const to = placeOf(other)
      return to === undefined || other.id === venue.id ? [] : [{ venue: other, offset: offsetOf(from, to) }]
    })
    .filter(({ offset }) => offset.metres <= within)
    .sort((a, b) => a.offset.metres - b.offset.metres || (a.venue.id < b.venue.id ? -1 : 1))
    .slice(0, most)
}
