import sharp from 'sharp'
import type { Answer, Api } from '../support/api.ts'

/** A stored picture. */
export interface Picture {
  id: string
  filename: string
  url: string
  updatedAt: string
}

/** What the API answers to an upload. */
export type Uploaded = Answer<{ doc?: Picture; errors?: { message: string }[] }>

/** A picture of one colour. @param colour 0xRRGGBB */
export async function pictureOf(colour: number): Promise<Buffer> {
  const background = { r: colour >> 16, g: (colour >> 8) & 255, b: colour & 255 }
  return sharp({ create: { width: 520, height: 300, channels: 3, background } })
    .png()
    .toBuffer()
}

/** The colour in the middle of a picture. */
export async function colourOf(bytes: Uint8Array): Promise<number> {
  const { data } = await sharp(bytes).removeAlpha().resize(1, 1).raw().toBuffer({ resolveWithObject: true })
  return ((data[0] ?? 0) << 16) | ((data[1] ?? 0) << 8) | (data[2] ?? 0)
}

/** A form with a file. */
export function formOf(name: string, bytes: Uint8Array, data: object, type = 'image/png'): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return form
}

/** Uploads a picture. */
export async function uploadPicture(api: Api, name: string, colour: number, alt = '一张图'): Promise<Uploaded> {
  return api.request('POST', '/api/media', formOf(name, await pictureOf(colour), { alt }))
}
