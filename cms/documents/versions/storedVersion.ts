import { z } from 'zod'

/** A version as the database has it, with as much of it as decides about its life. */
export const storedVersion = z
  .object({
    id: z.coerce.string(),
    /** Of a global there is none. */
    parent: z.unknown().optional(),
    updatedAt: z.union([z.string(), z.date()]),
    version: z
      .object({ _status: z.string().nullish(), isAutosaved: z.boolean().nullish(), savedBy: z.string().nullish() })
      .optional(),
  })
  .transform(({ id, parent, updatedAt, version }) => ({
    id,
    parent: parent === undefined ? '' : String(parent),
    at: new Date(updatedAt).getTime(),
    isPublished: version?._status === 'published',
    isAutosaved: version?.isAutosaved === true,
    savedBy: version?.savedBy ?? undefined,
  }))

export type StoredVersion = z.output<typeof storedVersion>

/** What of a version is read to know that. */
export const ofStoredVersion = {
  parent: true,
  updatedAt: true,
  version: { _status: true, isAutosaved: true, savedBy: true },
} as const
