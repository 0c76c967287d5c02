import type { ImageSize } from 'payload'
import { z } from 'zod'

const made = z.looseObject({ filename: z.string().nullish() })

/** What of the row of a picture its sizes hang on. */
export const pictureRow = z.object({
  id: z.coerce.string(),
  filename: z.string(),
  width: z.number().positive(),
  height: z.number().positive(),
  focalX: z.number().nullish(),
  focalY: z.number().nullish(),
  updatedAt: z.union([z.string(), z.date()]),
  sizes: z.record(z.string(), made.nullish()).nullish(),
})
export type PictureRow = z.infer<typeof pictureRow>

type Extent = Pick<PictureRow, 'width' | 'height'>

/**
 * The sizes of which a picture has no file, and would have one if it were uploaded now: of what is smaller both ways than
 * the square there is none, as Payload (3.90) has it.
 */
export function lackingSizes(row: Extent & Pick<PictureRow, 'sizes'>, all: readonly ImageSize[]): ImageSize[] {
  return all.filter(({ name, width = 0, height = 0 }) => {
    const isSmaller = height > 0 && row.width < width && row.height < height
    return !row.sizes?.[name]?.filename && !isSmaller
  })
}

/** The square of a picture that begins at left and top, in its own pixels. */
export interface Cut {
  edge: number
  left: number
  top: number
}

/**
 * The largest square of a picture, around what it must keep, as near to its middle as the edges allow.
 * @param focus in percent of width and height; the middle when nothing was chosen
 */
export function cutSquare({ width, height }: Extent, focus: Pick<PictureRow, 'focalX' | 'focalY'>): Cut {
  const edge = Math.min(width, height)
  const begin = (length: number, percent: number) =>
    Math.max(0, Math.min(length - edge, Math.floor((length * percent) / 100 - edge / 2)))
  return { edge, left: begin(width, focus.focalX ?? 50), top: begin(height, focus.focalY ?? 50) }
}
