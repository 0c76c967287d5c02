import { z } from 'zod'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { forWhom, id, page, text } from '../schemas/parts.ts'
import { audiences, serviceKinds, valuesOf } from '../vocabulary.ts'

/** An item of the menu from which units order (服务项目清单). */
export const services = library({
  schema: z.strictObject({
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
  }),
  facet: { name: 'kind', words: serviceKinds, of: (service) => [service.kind] },
  rank: (service) => lasting(valuesOf(serviceKinds).indexOf(service.kind), newest(service)),

  relatedTo: ({ talents, teams }) => [...talents, ...teams],
  texts: (service, names) => ({
    title: service.title,
    people: [...names.of('talents', ...service.talents), ...names.of('teams', ...service.teams)],
    facts: [
      serviceKinds[service.kind],
      ...service.audiences.map((audience) => audiences[audience]),
      ...names.of('units', service.unit),
    ],
    body: [service.requirements, service.ordering],
  }),
  facets: (service) => ({
    kind: ofWords(serviceKinds, service.kind),
    audience: ofWords(audiences, ...service.audiences),
  }),
})
