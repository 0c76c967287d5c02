import { z } from 'zod'

/** The id of the document that a relation names, however it was read: as its id, or with the document in its place. */
export const related = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? undefined)
