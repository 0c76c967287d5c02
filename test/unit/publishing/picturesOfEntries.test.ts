import { expect, it } from 'vitest'
import { entryOf, previewMediaOf } from '../../../cms/publishing/entries/entryOf.ts'
import type { Media } from '../../../cms/payload-types.ts'

const at = '2026-11-01T00:00:00.000Z'
const size = (width: number, ending: string, mimeType: string) => ({
  filename: `海报-${width}.${ending}`,
  filesize: width,
  width,
  height: width,
  mimeType,
})

const uploaded: Media = {
  id: 'poster',
  alt: '海报',
  filename: '海报.jpg',
  filesize: 5000,
  width: 2000,
  height: 1500,
  createdAt: at,
  updatedAt: at,
  sizes: {
    avif320: size(320, 'avif', 'image/avif'),
    webp320: size(320, 'webp', 'image/webp'),
    square: size(720, 'jpg', 'image/jpeg'),
  },
}

it('should offer browsers the widths, and messengers the square, each with its file', () => {
  const entry = entryOf('media', uploaded)
  expect(entry?.sizes.map(({ type, width }) => [type, width])).toEqual([
    ['image/avif', 320],
    ['image/webp', 320],
  ])
  expect(entry?.square).toMatchObject({
    width: 720,
    src: expect.stringMatching(/^\/media\/[0-9a-f]{10}\/.*-720\.jpg$/),
  })
  expect(Object.values(entry?.files ?? {}).sort()).toEqual([
    '海报-320.avif',
    '海报-320.webp',
    '海报-720.jpg',
    '海报.jpg',
  ])
})

it('should have no square where none was made, as of a small picture or one from before', () => {
  const { square: _square, ...others } = uploaded.sizes ?? {}
  expect(entryOf('media', { ...uploaded, sizes: others })?.square).toBeUndefined()
  expect(previewMediaOf({ ...uploaded, sizes: {} }).square).toBeUndefined()
})
