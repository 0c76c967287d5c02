/**
 * For a browser's page, once all its pictures are there: those of which it has fetched another file than the smallest
 * that is as fine as the screen, in words. Of a phone's pixels 87 % are enough (pictureSizes.ts); a few
 * pixels are lost where layouts are rounded.
 */
export function wrongPictures(): string[] {
  const fine = innerWidth <= 560 && devicePixelRatio >= 1.5 ? 0.87 : 1
  return [...document.querySelectorAll<HTMLImageElement>('picture img')].flatMap((image) => {
    const source = image.parentElement?.querySelector('source')
    const files = (source?.srcset ?? '').split(', ').map((file) => {
      const [address = '', width = ''] = file.split(' ')
      return { address: new URL(address, location.href).href, width: Number.parseInt(width) }
    })
    const chosen = files.findIndex(({ address }) => address === image.currentSrc)
    const drawn = image.getBoundingClientRect().width * devicePixelRatio
    const [width, smaller] = [files[chosen]?.width ?? 0, files[chosen - 1]?.width ?? 0]
    const isFineEnough = width + 4 >= drawn * fine || chosen === files.length - 1
    const isSmallest = smaller < drawn * 1.04
    return source === null || drawn === 0 || (isFineEnough && isSmallest)
      ? []
      : [`${image.alt || image.src}: ${width} of ${files.map((file) => file.width).join(', ')}, drawn ${drawn}`]
  })
}
