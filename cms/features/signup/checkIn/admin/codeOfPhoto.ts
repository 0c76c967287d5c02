import readQr from 'jsqr'

/** Longest edge at which a photo is looked at, in pixels: a phone takes some thousands. */
const longestEdge = 1_600

/** Reads the QR code in a photo. @returns undefined when there is none; rejects for what is no picture */
export async function codeOfPhoto(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height))
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return undefined
  context.drawImage(picture, 0, 0, width, height)
  return readQr(context.getImageData(0, 0, width, height).data, width, height)?.data
}
