import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { clearMp3, clearWav } from '../../../cms/content/files/recordings/hidden/audio.ts'
import { type Bytes, bytesIn } from '../../../cms/content/files/recordings/hidden/bytes.ts'
import { clearMp4 } from '../../../cms/content/files/recordings/hidden/mp4.ts'
import { clearWebm } from '../../../cms/content/files/recordings/hidden/webm.ts'
import { checkRecording } from '../../../cms/content/files/recordings/recordingFile.ts'

const secret = Buffer.from('+24.8900+102.8000/ 赵师傅家')
const text = (of: string): Buffer => Buffer.from(of, 'latin1')
const number = (value: number, bytes = 4): Buffer => {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(BigInt(value))
  return buffer.subarray(8 - bytes)
}

/** A box of MP4. @param isLong whether its length is written in 64 bits */
function box(type: string, isLong: boolean, ...inside: Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  return isLong
    ? Buffer.concat([number(1), text(type), number(body.length + 16, 8), body])
    : Buffer.concat([number(body.length + 8), text(type), body])
}

function element(id: number, ...inside: Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  const name = Buffer.from(id.toString(16).padStart(id < 256 ? 2 : 0, '0'), 'hex')
  const size = body.length < 127 ? Buffer.from([0x80 | body.length]) : number(0x10000000 + body.length)
  return Buffer.concat([name, size, body])
}
/** One whose end is where something of its own rank begins. */
const open = (id: string, ...inside: Buffer[]): Buffer => Buffer.concat([Buffer.from(`${id}ff`, 'hex'), ...inside])

const handler = (type: string): Buffer => box('hdlr', false, Buffer.alloc(8), text(type), Buffer.alloc(13))
const ftyp = box('ftyp', false, text('isom'), number(0), text('isommp42'))

/** Parts that stay and parts that go; each of them whole. */
interface Part {
  bytes: Buffer
  stays: boolean
}

async function cleared(clear: (file: Bytes) => Promise<unknown>, given: Buffer): Promise<Buffer> {
  const bytes = Buffer.from(given)
  await clear(bytesIn(bytes))
  return bytes
}

/** Where the parts begin in what they make up. */
function places(front: number, parts: readonly Part[]): (Part & { at: number })[] {
  let at = front
  return parts.map((part) => {
    const placed = { ...part, at }
    at += part.bytes.length
    return placed
  })
}

const filling = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
/** A secret among other bytes. */
const told = fc.tuple(filling, filling).map(([before, after]) => Buffer.concat([before, secret, after]))

async function expectCleared(
  clear: (file: Bytes) => Promise<unknown>,
  front: Buffer,
  parts: readonly Part[],
): Promise<void> {
  const given = Buffer.concat([front, ...parts.map(({ bytes }) => bytes)])
  const after = await cleared(clear, given)
  expect(after.length).toBe(given.length)
  expect(after.subarray(0, front.length).equals(front)).toBe(true)
  for (const { bytes, stays, at } of places(front.length, parts)) {
    const now = after.subarray(at, at + bytes.length)
    expect(stays ? now.equals(bytes) : !now.includes(secret)).toBe(true)
  }
  // once more, and nothing is changed
  expect((await cleared(clear, after)).equals(after)).toBe(true)
}

describe('a recording', () => {
  it('should keep its boxes and their places, and lose what stands beside them in an MP4', async () => {
    const kept = fc.constantFrom('mdat', 'free', 'mvhd', 'tkhd', 'minf', 'sidx', 'moof')
    const part = fc.oneof(
      fc.record({ bytes: fc.tuple(kept, fc.boolean(), filling).map(([type, isLong, body]) => box(type, isLong, type === 'moof' ? box('mfhd', false, body) : body)), stays: fc.constant(true) }),
      fc.record({ bytes: fc.tuple(fc.constantFrom('udta', 'meta', 'uuid'), fc.boolean(), told).map(([type, isLong, body]) => box(type, isLong, body)), stays: fc.constant(false) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.constantFrom('', 'moov', 'trak', 'moof'), fc.boolean(), async (parts, holder, isLong) => {
        const size = parts.reduce((sum, { bytes }) => sum + bytes.length, 0)
        const head = holder === '' ? Buffer.alloc(0) : box(holder, isLong, Buffer.alloc(size)).subarray(0, isLong ? 16 : 8)
        const front = holder === 'trak' ? [box('moov', false, Buffer.alloc(size + head.length)).subarray(0, 8), head] : [head]
        await expectCleared(clearMp4, Buffer.concat([ftyp, ...front]), parts)
      }),
      { numRuns: 300 },
    )
  })

  it('should keep its elements and their places, and lose what stands beside them in a WebM', async () => {
    const segment = open('18538067')
    const part = fc.oneof(
      fc.record({ bytes: fc.tuple(fc.constantFrom(0x1654ae6b, 0x1f43b675, 0x1c53bb6b, 0x114d9b74), filling).map(([id, body]) => element(id, body)), stays: fc.constant(true) }),
      fc.record({ bytes: filling.map((body) => open('1f43b675', element(0xe7, Buffer.from([0])), element(0xa3, body))), stays: fc.constant(true) }),
      fc.record({ bytes: fc.tuple(fc.constantFrom(0x1254c367, 0x1941a469), told).map(([id, body]) => element(id, body)), stays: fc.constant(false) }),
      fc.record({ bytes: told.map((body) => element(0x1549a966, element(0x7ba9, body))), stays: fc.constant(false) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), (parts) =>
        expectCleared(clearWebm, Buffer.concat([element(0x1a45dfa3, element(0x4282, text('webm'))), segment]), parts),
      ),
      { numRuns: 300 },
    )
  })

  it('should keep its sound, and lose the tags of an MP3 and a WAV', async () => {
    const sound = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(400, 7)])
    const id3 = (body: Buffer): Buffer => Buffer.concat([text('ID3'), Buffer.from([3, 0, 0x80]), Buffer.from([0, 0, body.length >> 7, body.length & 127]), body])
    const ape = (body: Buffer): Buffer => {
      const size = Buffer.alloc(4)
      size.writeUInt32LE(body.length + 32)
      return Buffer.concat([body, text('APETAGEX'), Buffer.alloc(4), size, Buffer.alloc(16)])
    }
    const chunk = (type: string, body: Buffer): Buffer => {
      const size = Buffer.alloc(4)
      size.writeUInt32LE(body.length)
      return Buffer.concat([text(type), size, body, Buffer.alloc(body.length % 2)])
    }
    await fc.assert(
      fc.asyncProperty(told, fc.boolean(), fc.boolean(), fc.nat(2), async (body, hasOld, hasApe, tags) => {
        const old = Buffer.concat([text('TAG'), secret, Buffer.alloc(125 - secret.length)])
        await expectCleared(clearMp3, Buffer.alloc(0), [
          ...Array.from({ length: tags }, () => ({ bytes: id3(body), stays: false })),
          { bytes: sound, stays: true },
          ...(hasApe ? [{ bytes: ape(body), stays: false }] : []),
          ...(hasOld ? [{ bytes: old, stays: false }] : []),
        ])
        await expectCleared(clearWav, Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WAVE')]), [
          { bytes: chunk('fmt ', Buffer.alloc(16)), stays: true },
          ...['LIST', 'bext', 'iXML', 'id3 '].map((type) => ({ bytes: chunk(type, body), stays: false })),
          { bytes: chunk('data', sound), stays: true },
        ])
      }),
      { numRuns: 200 },
    )
  })

  it('should be refused where boxes stand in boxes without an end', async () => {
    const nested = Array.from({ length: 2000 }, () => 0).reduce<Buffer>((inside) => box('moov', false, inside), Buffer.alloc(0))
    const error = await checkRecording({ name: '汇演.mp4', data: Buffer.concat([ftyp, nested]), size: 1 }).catch(
      (reason: unknown) => reason,
    )
    expect((error as Refusal).message).toBe(
      '音视频「汇演.mp4」碎成了太多小段，或已损坏。请用剪辑软件重新导出一次，再上传。',
    )
  })

  it('should end for any bytes, and leave their number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        for (const clear of [clearMp4, clearWebm, clearMp3, clearWav])
          expect(await cleared(clear, Buffer.from(bytes))).toHaveLength(bytes.length)
      }),
      { numRuns: 500 },
    )
  })

  it('should be cleared in the file that was uploaded, or refused when a track is of measurements', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-recording-'))
    try {
      const file = (type: string): Buffer =>
        Buffer.concat([
          ftyp,
          box('moov', false, box('trak', false, box('mdia', false, handler('vide'))), box('trak', false, box('mdia', false, handler(type))), box('udta', false, box('\u00a9xyz', false, secret))),
          box('mdat', false, Buffer.alloc(50, 3)),
        ])
      const tempFilePath = path.join(folder, 'upload')
      await writeFile(tempFilePath, file('soun'))
      const upload = { name: '汇演.mp4', data: Buffer.alloc(0), size: 1, tempFilePath }
      expect(await checkRecording(upload)).toEqual({ name: '汇演.mp4', mimetype: 'video/mp4' })
      expect((await readFile(tempFilePath)).includes(secret)).toBe(false)
      const inMemory = file('soun')
      await checkRecording({ name: '汇演.mp4', data: inMemory, size: inMemory.length })
      expect(inMemory.includes(secret)).toBe(false)
      await writeFile(tempFilePath, file('meta'))
      const refused = await checkRecording(upload).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Refusal)
      expect((refused as Refusal).message).toBe(
        '音视频「汇演.mp4」里除了画面和声音，还有设备记录的数据（运动相机和无人机会把拍摄地点写在里面），公开以后谁都能读到。请在剪辑软件里导出一次，再上传导出的文件。',
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
