import { fileTypeFromBuffer } from 'file-type'
import type { Sharp } from 'sharp'
import { mostPixels } from '../../../../site/catalogue/pictureLimit.ts'
import { Refusal } from '../../../base/refusal.ts'
import { originalNameOf, stemOf } from '../fileName.ts'
import { sharpInTurn } from './picturesInTurn.ts'
import { isTooNarrow } from '../proportion.ts'
import { mediaReason } from './refusals.ts'
import { largestFile } from './uploadLimit.ts'

/** Longest edge kept, in pixels; the site shows nothing wider than 1600. */
const longestEdge = 2560

/** Kinds of picture taken, by content, with the ending that each gets. */
const kinds: Readonly<Record<string, 'jpg' | 'png' | 'webp' | 'avif'>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/** A picture ready to be stored. */
export interface PictureFile {
  data: Buffer
  mimetype: string
  name: string
  size: number
}

/**
 * Looks at an uploaded picture by its content, not by its name.
 * @returns its type, and the name that its file gets: the given one as far as it can be taken, with the ending of the content
 * @throws Refusal naming the file, what is wrong with it, and what to do
 */
export async function checkPicture(name: string, data: Buffer): Promise<{ mimetype: string; name: string }> {
  const of = { name: originalNameOf(name) }
  if (data.length === 0) throw new Refusal(mediaReason('picture-empty', of))
  if (data.length > largestFile)
    throw new Refusal(mediaReason('picture-too-large', { ...of, megabytes: inMegabytes(data.length) }))

  const type = await fileTypeFromBuffer(data)
  const mimetype = type?.mime ?? ''
  const ending = kinds[mimetype]
  if (ending === undefined)
    throw new Refusal(mediaReason('picture-of-another-kind', { ...of, found: wrongKind(name, type?.ext, data) }))

  const { width, height } = await opened(data)
    .metadata()
    .catch(() => refuseDamaged(name))
  if (width * height > mostPixels)
    throw new Refusal(mediaReason('picture-of-too-many-pixels', { ...of, width, height }))
  if (isTooNarrow({ width, height })) throw new Refusal(mediaReason('picture-too-narrow', { ...of, width, height }))
  return { mimetype, name: `${stemOf(name, '图片')}.${ending}` }
}

/**
 * Checks an uploaded picture and writes it anew: turned upright, without EXIF (so without the place where it was
 * taken), no edge longer than 2560 pixels.
 * @throws Refusal as above
 */
export async function cleanPicture(name: string, data: Buffer): Promise<PictureFile> {
  const { mimetype, name: clean } = await checkPicture(name, data)
  const written = await opened(data)
    .autoOrient()
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
    .toFormat(mimetype.slice('image/'.length) as 'jpeg' | 'png' | 'webp' | 'avif', {
      ...(mimetype !== 'image/png' && { quality: 88 }),
    })
    .toBuffer()
    .catch(() => refuseDamaged(name))
  return { data: written, mimetype, name: clean, size: written.length }
}

function refuseDamaged(name: string): never {
  throw new Refusal(mediaReason('picture-damaged', { name: originalNameOf(name) }))
}

function opened(data: Buffer): Sharp {
  return sharpInTurn(data, { limitInputPixels: false, failOn: 'error' })
}

function wrongKind(name: string, ending: string | undefined, data: Buffer): string {
  if (ending === 'heic' || ending === 'heif')
    return '是苹果手机的 HEIC 格式，很多浏览器不能显示。请在手机“设置-相机-格式”里选“兼容性最佳”，或另存为 JPG 再上传；'
  if (ending !== undefined && ending !== 'xml') return `的内容其实是 ${ending.toUpperCase()} 文件。`
  if (/<svg[\s>]/i.test(data.subarray(0, 4096).toString('utf8'))) return '是 SVG 文件，里面可以藏脚本，不能上传。'
  return /\.[a-z0-9]+$/i.test(name) ? '的内容不是图片。' : '看不出是哪种图片。'
}

function inMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
