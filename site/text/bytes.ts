/** Bytes of a kilobyte, as operating systems count them. */
const kilo = 1024

/** The size of a file as people read it: 860 字节, 24 KB, 1.3 MB. @param bytes not negative */
export function bytesInWords(bytes: number): string {
  if (bytes < kilo) return `${bytes} 字节`
  const kilobytes = Math.round(bytes / kilo)
  return kilobytes < kilo ? `${kilobytes} KB` : `${(bytes / kilo ** 2).toFixed(1)} MB`
}
