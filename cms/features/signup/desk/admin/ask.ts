import type { z } from 'zod'
import { askApi, type Answer } from '../../../../base/ui/askApi.ts'

/** What the pages of the desk are about. */
export interface OfBookable {
  collection: string
  entry: string
  occasion?: string | undefined
}

/** The query of a bookable, with more. */
export function queryOf({ collection, entry, occasion }: OfBookable, more: Record<string, string> = {}): string {
  return new URLSearchParams({ collection, entry, ...(occasion && { occasion }), ...more }).toString()
}

/** Asks the desk's endpoints. @param path below /api/signup */
export function askDesk<T>(path: string, schema: z.ZodType<T>, body?: object): Promise<Answer<T>> {
  return askApi(`/api/signup/${path}`, schema, body === undefined ? {} : { method: 'POST', body })
}
