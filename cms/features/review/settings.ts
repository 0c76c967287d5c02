import type { PayloadRequest } from 'payload'
import { z } from 'zod'

const stored = z.object({ separateReview: z.boolean().nullish(), keepMonths: z.number().nullish() }).nullish()

/** The settings 审稿设置, with their defaults where nobody has saved any. */
export interface NewsroomSettings {
  /** Whether whoever reviews must not have written. */
  separateReview: boolean
  /** Months that rows of the audit log are kept. */
  keepMonths: number
}

/** Reads the settings straight from the database: they decide about access, so they are never a moment old. */
export async function readNewsroomSettings(req: Pick<PayloadRequest, 'payload'>): Promise<NewsroomSettings> {
  const { separateReview, keepMonths } = stored.parse(await req.payload.db.findGlobal({ slug: 'newsroom' })) ?? {}
  return { separateReview: separateReview ?? true, keepMonths: keepMonths ?? 36 }
}
