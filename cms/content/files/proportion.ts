/**
 * How many times as long as its shorter edge the longer edge of a picture may be. To be cut to the square, the shorter one
 * is enlarged to 720 pixels, and at 91 times the longer one would be longer than a JPEG can be.
 */
export const mostTimes = 50

/** Whether a picture is so narrow that nothing can be made of it. @param picture its size in pixels */
export function isTooNarrow({ width, height }: { width: number; height: number }): boolean {
  return Math.max(width, height) > mostTimes * Math.min(width, height)
}
