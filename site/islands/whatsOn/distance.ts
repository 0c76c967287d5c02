/** A place in WGS 84 degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** Mean radius of the earth, in metres. */
const radius = 6_371_000

/** The distance between two places along the surface, in metres. */
export function distanceOf(one: Place, other: Place): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)]
  const half = (angle: number): number => Math.sin(angle / 2) ** 2
  const chord = half(b - a) + Math.cos(a) * Math.cos(b) * half(radians(other.longitude - one.longitude))
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A distance as people say it: 约 350 米, 约 1.2 公里. @param metres as the crow flies */
export function distanceText(metres: number): string {
  if (metres < 950) return `约 ${Math.max(50, Math.round(metres / 50) * 50)} 米`
  const kilometres = metres / 1000
  return `约 ${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`
}

/** Reads a place as pages write it: 24.88,102.82. @returns undefined when it is none */
export function placeIn(text: string | undefined): Place | undefined {
  const [latitude = NaN, longitude = NaN] = (text ?? '').split(',').map(Number)
  return Number.isFinite(latitude) && Number.isFinite(longitude) && text !== '' ? { latitude, longitude } : undefined
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
