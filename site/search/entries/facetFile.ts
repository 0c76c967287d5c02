import * as z from 'zod/mini'
import { type Facet, facetNames } from '../../catalogue/facetNames.ts'
import { moment } from './card.ts'

const facet = z.enum(Object.keys(facetNames) as [Facet, ...Facet[]])

/** What results are narrowed and put in order by, of one entry. */
const facetRow = z.object({
  /** Values by facet. */
  values: z.partialRecord(facet, z.array(z.string())),
  /** Occasions that are neither called off nor put off. */
  moments: z.optional(z.array(moment)),
  /** When it was published or happened, in minutes since the epoch. */
  date: z.int(),
  /** Its name in pinyin. */
  name: z.string(),
})
export type FacetRow = z.infer<typeof facetRow>

/** A file of them: by the entries' numbers, and what each value is called. */
export const facetFile = z.object({
  rows: z.record(z.string(), facetRow),
  labels: z.partialRecord(facet, z.record(z.string(), z.string())),
})
export type FacetFile = z.infer<typeof facetFile>
