import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Reason } from '../../base/catalogue.ts'
import { Refusal } from '../../base/refusal.ts'
import { isTooNarrow } from './proportion.ts'
import { fileReason } from './refusals.ts'
import { cutText } from '../../../site/catalogue/cutText.ts'

const percent = z.coerce.number().min(0).max(100)
const pixels = z.coerce.number().int().min(1).max(20_000)
const crop = z.object({ x: percent, y: percent, width: percent.gt(0), height: percent.gt(0) })
const edits = z.object({
  crop: crop.optional(),
  widthInPixels: pixels.optional(),
  heightInPixels: pixels.optional(),
  focalPoint: z.object({ x: percent, y: percent }).optional(),
})

/** What an editor did to a picture in the form: cut it, or chose where it is kept when a page cuts it. Percent. */
export type PictureEdits = z.infer<typeof edits>

/** Whether a write puts another file in the place of one, or cuts it anew. */
export function bringsFile({ file, query }: Pick<PayloadRequest, 'file' | 'query'>): boolean {
  // a program's own writes have no query
  return file !== undefined || (query as PayloadRequest['query'] | undefined)?.['uploadEdits'] !== undefined
}

/**
 * Reads what comes with a picture as `uploadEdits`.
 * @throws Refusal when no picture can be cut like that
 */
export function readEdits(sent: unknown): PictureEdits {
  if (sent === undefined) return {}
  const { data, error } = edits.safeParse(sent)
  const isWhole = data?.crop === undefined || (data.widthInPixels !== undefined && data.heightInPixels !== undefined)
  if (data !== undefined && isWhole) return data
  const field = error?.issues[0]?.path.join('.') ?? 'crop'
  throw new Refusal(
    field.startsWith('focalPoint')
      ? outOfFocus(valueAt(sent, field.split('.')))
      : fileReason('cut-badly-sent', { field }),
  )
}

/**
 * Looks whether a cut lies in the picture, and can be shown.
 * @param picture its size in pixels
 * @throws Refusal when it does not, or is too narrow
 */
export function checkCut(
  { crop: place, widthInPixels = 0, heightInPixels = 0 }: PictureEdits,
  picture: { width: number; height: number },
): void {
  if (place === undefined) return
  const right = Math.floor((place.x / 100) * picture.width) + widthInPixels
  const bottom = Math.floor((place.y / 100) * picture.height) + heightInPixels
  const [cut, whole] = [`${widthInPixels}×${heightInPixels}`, `${picture.width}×${picture.height}`]
  if (isTooNarrow({ width: widthInPixels, height: heightInPixels }))
    throw new Refusal(fileReason('cut-too-narrow', { cut }))
  if (right <= picture.width && bottom <= picture.height) return
  throw new Refusal(fileReason('cut-outside-picture', { cut, picture: whole }))
}

/** Looks at a focal point that is written as a field. @throws Refusal when it is outside the picture */
export function checkFocus(data: unknown): void {
  for (const field of ['focalX', 'focalY']) {
    const value = valueAt(data, [field])
    if (value === undefined || value === null) continue
    if (typeof value !== 'number' || !(value >= 0 && value <= 100)) throw new Refusal(outOfFocus(value))
  }
}

function outOfFocus(value: unknown): Reason {
  const shown = typeof value === 'object' ? '不是数字' : cutText(String(value), 30)
  return fileReason('focus-outside-picture', { value: shown })
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [field, ...rest] = path
  if (field === undefined) return value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined
  return valueAt((value as Record<string, unknown>)[field], rest)
}
