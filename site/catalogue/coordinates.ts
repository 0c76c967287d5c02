/** A place on the earth, in degrees. */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** Krasovsky's ellipsoid, by which GCJ-02 shifts: its longer half axis in metres, and the square of its eccentricity. */
const [axis, eccentricity] = [6_378_245, 0.006_693_421_622_965_943]
const radian = Math.PI / 180
/** Of a sphere as large as the earth, in metres. */
const earthRadius = 6_371_008.8

/**
 * A place as Chinese maps have it: GCJ-02, which lies some hundreds of metres beside WGS 84 in mainland China. The series
 * is the one that is known of it; its error is a few metres.
 * @param place WGS 84
 * @returns GCJ-02; outside of China's surroundings the same place
 */
export function gcj02Of(place: Coordinates): Coordinates {
  const { latitude, longitude } = place
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return place
  const [x, y] = [longitude - 105, latitude - 35]
  const root = Math.sqrt(Math.abs(x))
  const wave = (value: number, ...terms: readonly (readonly [amplitude: number, length: number])[]): number =>
    terms.reduce((sum, [amplitude, length]) => sum + amplitude * Math.sin((value * Math.PI) / length), 0) * (2 / 3)
  const short = wave(x, [20, 1 / 6], [20, 1 / 2])
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    short +
    wave(y, [20, 1], [40, 3], [160, 12], [320, 30])
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + short + wave(x, [20, 1], [40, 3], [150, 12], [300, 30])
  const bend = 1 - eccentricity * Math.sin(latitude * radian) ** 2
  return {
    latitude: latitude + north / (((axis * (1 - eccentricity)) / bend ** 1.5) * radian),
    longitude: longitude + east / ((axis / Math.sqrt(bend)) * Math.cos(latitude * radian) * radian),
  }
}

/** The place that Chinese maps have there: the other way round, to less than a centimetre. @param place GCJ-02 */
export function wgs84Of(place: Coordinates): Coordinates {
  let found = place
  for (let times = 0; times < 4; times++) {
    const there = gcj02Of(found)
    found = {
      latitude: found.latitude + place.latitude - there.latitude,
      longitude: found.longitude + place.longitude - there.longitude,
    }
  }
  return found
}

/** How far one place is from another, in metres, and where: to the east and to the north. Good for some kilometres. */
export function offsetOf(from: Coordinates, to: Coordinates): { east: number; north: number; metres: number } {
  const north = (to.latitude - from.latitude) * radian * earthRadius
  const turned = ((((to.longitude - from.longitude + 540) % 360) + 360) % 360) - 180
  const east = turned * radian * earthRadius * Math.cos(((from.latitude + to.latitude) / 2) * radian)
  return { east, north, metres: Math.hypot(east, north) }
}

/** Height and width of a cell, in degrees: three kilometres and more to each side of any place in China. */
const cellSize = 0.05

/** Key of what lies in the cell of a place; undefined for what lies nowhere. */
export function cellKeyOf({
  latitude,
  longitude,
}: {
  latitude?: number | undefined
  longitude?: number | undefined
}): string | undefined {
  return latitude === undefined || longitude === undefined ? undefined : keyAt(cellAt(latitude), cellAt(longitude))
}

/** Keys of the cell of a place and of the eight around it. */
export function cellKeysAround({ latitude, longitude }: Coordinates): string[] {
  const steps = [-1, 0, 1]
  return steps.flatMap((north) => steps.map((east) => keyAt(cellAt(latitude) + north, cellAt(longitude) + east)))
}

function cellAt(degrees: number): number {
  return Math.floor(degrees / cellSize)
}

function keyAt(north: number, east: number): string {
  return `near=${north},${east}`
}
