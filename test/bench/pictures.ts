import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Documents } from './generate.ts'

/** Bytes of one picture file; nobody decodes them, they are only copied and served. */
const bytes = Buffer.alloc(4000, 'gongyun')

/** The document of a picture, with four sizes. @param at ISO 8601 */
export function pictureDocument(id: string, index: number, at: string): Documents['media'][number] {
  const size = (type: 'avif' | 'webp', width: number) => ({
    url: null,
    width,
    height: (width * 3) / 4,
    mimeType: `image/${type}`,
    filesize: 4000,
    filename: `bench-${index}-${width}.${type}`,
  })
  return {
    id,
    alt: `第 ${index + 1} 张图片`,
    credit: null,
    sample: null,
    createdAt: at,
    updatedAt: at,
    filename: `bench-${index}.jpg`,
    mimeType: 'image/jpeg',
    filesize: 4000,
    width: 1200,
    height: 900,
    focalX: 50,
    focalY: 50,
    sizes: {
      avif480: size('avif', 480),
      webp480: size('webp', 480),
      avif960: size('avif', 960),
      webp960: size('webp', 960),
    },
  }
}

/** Writes the files of generated pictures, as uploads would have left them. */
export async function writePictures(folder: string, media: Documents['media']): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { filename, sizes } of media) {
    const files = [filename, ...Object.values(sizes ?? {}).map((size) => size.filename)]
    await Promise.all(files.map(async (file) => (file ? writeFile(path.join(folder, file), bytes) : undefined)))
  }
}
