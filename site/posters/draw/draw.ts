import type { FormatName } from '../formats.ts'
import { drawA3 } from './a3.ts'
import type { Drawn } from './parts.ts'
import { drawShare } from './share.ts'
import { drawBackdrop, drawStrip } from './stage.ts'

/** How each format is drawn: an SVG of the format's size, with outlines in the place of all texts. */
export const drawers: Readonly<Record<FormatName, (drawn: Drawn) => string>> = {
  share: drawShare,
  a3: drawA3,
  backdrop: drawBackdrop,
  strip: drawStrip,
}
