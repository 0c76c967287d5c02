import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { reviewing, separationOf } from './separation.ts'

const stored = z.object({ separateReview: z.boolean().nullish(), keepMonths: z.number().nullish() }).nullish()

/** The settings 审稿设置, with their defaults where nobody has saved any. */
export interface NewsroomSettings {
  /** Whether whoever reviews must not have written: 写稿和审稿分开, as far as there is somebody else to review. */
  separateReview: boolean
  /** Whether that is wanted, and waits for a second account that could review. */
  isAlone: boolean
  /** Months that rows of the audit log are kept. */
  keepMonths: number
}

/**
 * Reads the settings, and who could review, straight from the database: they decide about access, so they are never a
 * moment old.
 */
export async function readNewsroomSettings(req: Pick<PayloadRequest, 'payload'>): Promise<NewsroomSettings> {
  const { db } = req.payload
  const { separateReview, keepMonths } = stored.parse(await db.findGlobal({ slug: 'newsroom' })) ?? {}
  const where = { role: { in: [...reviewing] } }
  const { totalDocs } = await db.count({ collection: 'users', where })
  const { isSeparate, isAlone } = separationOf(separateReview ?? true, totalDocs)
  return { separateReview: isSeparate, isAlone, keepMonths: keepMonths ?? 36 }
}
