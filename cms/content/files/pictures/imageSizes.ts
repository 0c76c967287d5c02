import type { ImageSize } from 'payload'

/**
 * Widths in pixels: a portrait or a card's picture beside its text, a card on a phone, a page on a phone, a card or half a
 * page on a large screen, a page on a large screen. How much 640 saves is in docs/decisions/0037-measured-pages.md.
 */
const widths = [320, 480, 640, 960, 1600]
/** Width and height in pixels of the picture that goes with the link of a page; search engines ask for 720. */
const squareEdge = 720

/** The smaller files that are made of each picture. */
export const imageSizes: ImageSize[] = [
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
