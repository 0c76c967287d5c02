import { z } from 'zod'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { page, text } from '../schemas/parts.ts'
import { accessibilities, valuesOf, venueKinds } from '../vocabulary.ts'

/** The places that the unions keep for workers. */
export const venues = library({
  schema: z.strictObject({
    ...page,
    name: text,
    kind: z.enum(valuesOf(venueKinds)),
    address: text,
    /** Where one goes in. */
    entrance: text.optional(),
    /** Which bus lines and stops, which metro stations and exits. */
    bus: text.optional(),
    metro: text.optional(),
    /** WGS 84 degrees. */
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    openingHours: text.optional(),
    phone: text.optional(),
    facilities: z.array(text),
    accessibilities: z.array(z.enum(valuesOf(accessibilities))),
    /** How to get in with a wheelchair, whom to call. */
    accessibilityNote: text.optional(),
  }),
  facet: { name: 'kind', words: venueKinds, of: (venue) => [venue.kind] },
  rank: (venue) => lasting(valuesOf(venueKinds).indexOf(venue.kind), newest(venue)),

  relatedTo: () => [],
  texts: (venue) => ({
    title: venue.name,
    people: [],
    facts: [
      venueKinds[venue.kind],
      venue.address,
      venue.metro,
      ...venue.facilities,
      ...venue.accessibilities.map((one) => accessibilities[one]),
    ],
    body: [venue.openingHours, venue.entrance, venue.bus, venue.accessibilityNote],
  }),
  facets: (venue) => ({ kind: ofWords(venueKinds, venue.kind) }),
})
