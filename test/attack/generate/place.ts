import fc from 'fast-check'

/** A place of the site that is asked. */
export interface Place {
  /** For the report. */
  family: string
  /** The address as it is sent. `<id>` stands for the id of a document of the library. */
  target: string
  library: string | undefined
  /** A query that is too long for an address, which Payload takes from a form. */
  form?: string
}

/** Places of one family. */
export function placesOf(family: string, target: fc.Arbitrary<string>, library?: string): fc.Arbitrary<Place> {
  return target.map((text) => ({ family, target: text, library }))
}

/** One of some addresses that are written with spaces between them; a dot stands for the empty one. */
export function oneOf(addresses: string): fc.Arbitrary<string> {
  return fc.constantFrom(...split(addresses))
}

/** The addresses that are written with spaces between them. */
export function split(addresses: string): string[] {
  return addresses
    .trim()
    .split(/\s+/)
    .map((address) => (address === '.' ? '' : address))
}
