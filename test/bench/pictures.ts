import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Documents } from './generate.ts'

/** Bytes of one picture file; nobody decodes them, they are only copied and served. */
const bytes = Buffer.alloc(4000, 'gongyun')

/** Writes the files of generated pictures, as uploads would have left them. */
export async function writePictures(folder: string, media: Documents['media']): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { filename, sizes } of media) {
    const files = [filename, ...Object.values(sizes ?? {}).map((size) => size.filename)]
    await Promise.all(files.map(async (file) => (file ? writeFile(path.join(folder, file), bytes) : undefined)))
  }
}
