import { rm } from 'node:fs/promises'
import { imageSizes } from './imageSizes.ts'
import { collectionOfFiles } from './ofFiles.ts'
import { cleanPicture } from './pictureFile.ts'
import { uploadedBytes } from './uploadedBytes.ts'
import { largestFile } from './uploadLimit.ts'

/** Pictures. */
export const media = collectionOfFiles({
  slug: 'media',
  label: '图片',
  admin: { useAsTitle: 'alt', defaultColumns: ['filename', 'alt', 'originalName', 'updatedAt'] },
  upload: {
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    imageSizes,
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
