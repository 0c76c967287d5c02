import { APIError } from 'payload'
import { z } from 'zod'

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

/**
 * Reads what comes with a picture as `uploadEdits`.
 * @throws APIError 400, in Chinese, when no picture can be cut like that
 */
export function readEdits(sent: unknown): PictureEdits {
  if (sent === undefined) return {}
  const { data, error } = edits.safeParse(sent)
  const isWhole = data?.crop === undefined || (data.widthInPixels !== undefined && data.heightInPixels !== undefined)
  if (data !== undefined && isWhole) return data
  const field = error?.issues[0]?.path.join('.') ?? 'crop'
  throw refusal(
    field.startsWith('focalPoint')
      ? focusText(valueAt(sent, field.split('.')))
      : `裁剪范围（${field}）不能用：位置和大小都要在图片里面（0 到 100 之间）。没有保存，请重新框选。`,
  )
}

/**
 * Looks whether a cut lies in the picture.
 * @param picture its size in pixels
 * @throws APIError 400, in Chinese, when it does not
 */
export function checkCut(
  { crop: place, widthInPixels = 0, heightInPixels = 0 }: PictureEdits,
  picture: { width: number; height: number },
): void {
  if (place === undefined) return
  const right = Math.floor((place.x / 100) * picture.width) + widthInPixels
  const bottom = Math.floor((place.y / 100) * picture.height) + heightInPixels
  if (right <= picture.width && bottom <= picture.height) return
  throw refusal(
    `裁剪范围（${widthInPixels}×${heightInPixels}）超出了图片（${picture.width}×${picture.height}）。没有保存，请重新框选。`,
  )
}

/** Looks at a focal point that is written as a field. @throws APIError 400, in Chinese, when it is outside the picture */
export function checkFocus(data: unknown): void {
  for (const field of ['focalX', 'focalY']) {
    const value = valueAt(data, [field])
    if (value === undefined || value === null) continue
    if (typeof value !== 'number' || !(value >= 0 && value <= 100)) throw refusal(focusText(value))
  }
}

function focusText(value: unknown): string {
  const shown = typeof value === 'object' ? '不是数字' : String(value).slice(0, 30)
  return `图片焦点「${shown}」不能用：要在 0 到 100 之间（百分比）。没有保存，请在图片上重新点选。`
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [field, ...rest] = path
  if (field === undefined) return value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined
  return valueAt((value as Record<string, unknown>)[field], rest)
}

function refusal(message: string): APIError {
  return new APIError(message, 400, { field: 'file' }, true)
}
