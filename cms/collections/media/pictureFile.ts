import { fileTypeFromBuffer } from 'file-type'
import type { Sharp } from 'sharp'
import { originalNameOf, stemOf } from '../../files/fileName.ts'
import { sharpInTurn } from './picturesInTurn.ts'
import { UploadError } from './uploadError.ts'
import { largestFile } from './uploadLimit.ts'

/** Most pixels taken: above this, one upload would need more than half a gigabyte of memory. */
const mostPixels = 40_000_000
/** Longest edge kept, in pixels; the site shows nothing wider than 1600. */
const longestEdge = 2560

/** Kinds of picture taken, by content, with the ending that each gets. */
const kinds: Readonly<Record<string, 'jpg' | 'png' | 'webp' | 'avif'>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

const allowed = '可以上传 JPG、PNG、WebP、AVIF 图片'

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
 * @throws UploadError naming the file, what is wrong with it, and what to do
 */
export async function checkPicture(name: string, data: Buffer): Promise<{ mimetype: string; name: string }> {
  const fail = failFor(name)
  if (data.length === 0) fail(`是空文件。请检查原文件后重新上传。`)
  if (data.length > largestFile) fail(`有 ${inMegabytes(data.length)} MB，最大 20 MB。请缩小后再上传。`)

  const type = await fileTypeFromBuffer(data)
  const mimetype = type?.mime ?? ''
  const ending = kinds[mimetype]
  if (ending === undefined) return fail(`${wrongKind(name, type?.ext, data)}${allowed}。`)

  const size = await opened(data)
    .metadata()
    .catch(() => fail(cannotOpen))
  const pixels = size.width * size.height
  if (pixels > mostPixels) {
    fail(`有 ${size.width}×${size.height} 共 ${Math.round(pixels / 10_000)} 万像素，最多 4000 万像素。请缩小后再上传。`)
  }
  return { mimetype, name: `${stemOf(name, '图片')}.${ending}` }
}

/**
 * Checks an uploaded picture and writes it anew: turned upright, without EXIF (so without the place where it was
 * taken), no edge longer than 2560 pixels.
 * @throws UploadError as above
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
    .catch(() => failFor(name)(cannotOpen))
  return { data: written, mimetype, name: clean, size: written.length }
}

const cannotOpen = '打不开，文件可能已损坏。请用看图软件另存后再上传。'

function failFor(name: string): (problem: string) => never {
  return (problem) => {
    throw new UploadError(`图片「${originalNameOf(name)}」${problem}`)
  }
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
