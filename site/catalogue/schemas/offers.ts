/** Schemas of what the unions offer: places, services, calls. */
import { z } from 'zod'
import { accessibilities, artForms, callKinds, serviceKinds, venueKinds, valuesOf } from '../vocabulary.ts'
import { forWhom, id, instant, page, text } from './parts.ts'

export const venue = z.strictObject({
  ...page,
  name: text,
  kind: z.enum(valuesOf(venueKinds)),
  address: text,
  /** WGS 84 degrees. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  openingHours: text.optional(),
  phone: text.optional(),
  facilities: z.array(text),
  accessibilities: z.array(z.enum(valuesOf(accessibilities))),
  /** How to get in with a wheelchair, whom to call. */
  accessibilityNote: text.optional(),
})

/** An item of the menu from which units order (服务项目清单). */
export const service = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(serviceKinds)),
  /** The union that offers it. */
  unit: id.optional(),
  /** Whether units may order it now. */
  available: z.boolean(),
  audiences: forWhom,
  /** Length in minutes. */
  minutes: z.int().positive().optional(),
  /** Most people whom it serves at a time. */
  people: z.int().positive().optional(),
  /** What the ordering unit provides: room, power, tables. */
  requirements: text.optional(),
  /** How many days ahead it has to be ordered. */
  daysAhead: z.int().nonnegative().optional(),
  /** How to order. */
  ordering: text.optional(),
  phone: text.optional(),
  /** Who comes. */
  talents: z.array(id),
  teams: z.array(id),
})

/** An open call for works or a contest: its announcement and its results. */
export const call = z.strictObject({
  ...page,
  title: text,
  kind: z.enum(valuesOf(callKinds)),
  unit: id.optional(),
  /** From when until when entries are taken. */
  opens: instant,
  closes: instant,
  audiences: forWhom,
  genres: z.array(z.enum(valuesOf(artForms))),
  /** How to enter. */
  entering: text.optional(),
  /** What can be won. */
  prizes: text.optional(),
  /** Who judges, as one line of text. */
  jury: text.optional(),
  phone: text.optional(),
  /** In the order of the prizes; empty until they are published. */
  results: z.array(
    z.object({
      id,
      award: text,
      work: id.optional(),
      talents: z.array(id),
      team: id.optional(),
      /** Who or what is not in the libraries, as one line of text. */
      others: text.optional(),
    }),
  ),
  /** The day on which the results were published. */
  announced: instant.optional(),
})
