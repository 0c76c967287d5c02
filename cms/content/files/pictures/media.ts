import { rm } from 'node:fs/promises'
import type { ImageSize } from 'payload'
import { collectionOfFiles } from './ofFiles.ts'
import { cleanPicture } from './pictureFile.ts'
import { uploadedBytes } from './uploadedBytes.ts'
import { largestFile } from './uploadLimit.ts'

/**
 * Widths in pixels: a portrait or a card's picture beside its text, a card on a phone or on a large screen, a page on a
 * phone, a page on a large screen.
 */
const widths = [320, 480, 960, 1600]
/** Width and height in pixels of the picture that goes with the link of a page; search engines ask for 720. */
const squareEdge = 720

const sizes: ImageSize[] = [
  ...widths.flatMap((width): ImageSize[] => [
  {
    name: `avif${width}`,
    width,
    withoutEnlargement: true,
    formatOptions: { format: 'avif', options: { quality: 55, effort: 1 } },
  },
  {
    name: `webp${width}`,
    width,
    withoutEnlargement: true,
    formatOptions: { format: 'webp', options: { quality: 78 } },
  },
  ]),
  // messengers know neither AVIF nor WebP
  {
    name: 'square',
    width: squareEdge,
    height: squareEdge,
    formatOptions: { format: 'jpeg', options: { quality: 78, mozjpeg: true } },
  },
]

/** Pictures. */
export const media = collectionOfFiles({
  slug: 'media',
  label: '图片',
  admin: { useAsTitle: 'alt', defaultColumns: ['filename', 'alt', 'originalName', 'updatedAt'] },
  upload: {
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    imageSizes: sizes,
    adminThumbnail: 'webp480',
    displayPreview: true,
  },
  check: async (file) => {
    const cleaned = await cleanPicture(file.name, await uploadedBytes(file, largestFile))
    // Payload removes the file of what is refused, and of this one knows no more
    if (file.tempFilePath) await rm(file.tempFilePath, { force: true })
    return { ...cleaned, tempFilePath: undefined }
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      label: '图片说明',
      required: true,
      maxLength: 120,
      admin: { description: '看不见图片的人会听到这句话。写图上有什么，例如：合唱团二十人在台上演唱。' },
    },
    { name: 'credit', type: 'text', label: '来源或作者', maxLength: 60 },
  ],
})
