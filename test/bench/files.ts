import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Documents } from './documents/maker.ts'

/** Bytes of one picture or recording; nobody decodes them, they are only copied, linked and served. */
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

const captions = Array.from(
  { length: 40 },
  (_, line) =>
    `00:00:${String(line).padStart(2, '0')}.000 --> 00:00:${String(line + 1).padStart(2, '0')}.000\n第 ${line + 1} 句`,
)

/** The document of a recording: three films with captions for each piece of music. @param at ISO 8601 */
export function recordingDocument(id: string, index: number, at: string): Documents['recordings'][number] {
  const isMusic = index % 4 === 3
  return {
    id,
    title: `第 ${index + 1} 段录像`,
    credit: null,
    captions: isMusic ? null : `WEBVTT\n\n${captions.join('\n\n')}\n`,
    sample: null,
    createdAt: at,
    updatedAt: at,
    filename: `bench-${index}.${isMusic ? 'mp3' : 'mp4'}`,
    mimeType: isMusic ? 'audio/mpeg' : 'video/mp4',
    filesize: bytes.length,
  }
}

/** Writes the files of generated pictures and recordings, as uploads would have left them. */
export async function writeFiles(folder: string, { media, recordings }: Documents): Promise<void> {
  const recordingsFolder = path.join(folder, 'recordings')
  await mkdir(recordingsFolder, { recursive: true })
  for (const { filename } of recordings) if (filename) await writeFile(path.join(recordingsFolder, filename), bytes)
  for (const { filename, sizes } of media) {
    const files = [filename, ...Object.values(sizes ?? {}).map((size) => size.filename)]
    await Promise.all(files.map(async (file) => (file ? writeFile(path.join(folder, file), bytes) : undefined)))
  }
}
