import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { type Bytes, bytesIn } from '../../../cms/content/files/recordings/hidden/bytes.ts'
import { clearMp3 } from '../../../cms/content/files/recordings/hidden/mp3.ts'
import { clearMp4 } from '../../../cms/content/files/recordings/hidden/mp4.ts'
import { Unclear } from '../../../cms/content/files/recordings/hidden/unclear.ts'
import { clearWav } from '../../../cms/content/files/recordings/hidden/wav.ts'
import { clearWebm } from '../../../cms/content/files/recordings/hidden/webm.ts'
import { checkRecording } from '../../../cms/content/files/recordings/recordingFile.ts'
import { box, chunk, element, number, openElement, text, track } from '../../support/recordings/build.ts'

const secret = Buffer.from('+24.8900+102.8000/ 赵师傅家')
const ftyp = box('ftyp', [text('isom'), number(0), text('isommp42')])
const filling = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
/** A secret among other bytes. */
const told = fc.tuple(filling, filling).map(([before, after]) => Buffer.concat([before, secret, after]))

type Clear = (file: Bytes) => Promise<void>

async function cleared(clear: Clear, given: Buffer): Promise<Buffer> {
  const bytes = Buffer.from(given)
  await clear(bytesIn(bytes))
  return bytes
}

async function refused(clear: Clear, given: Buffer): Promise<string | undefined> {
  const error = await cleared(clear, given).catch((reason: unknown) => reason)
  return error instanceof Unclear ? error.reason : undefined
}

/** Expects that nothing moves, `stays` stays as it is, each where it was, and no secret does. */
async function expectCleared(clear: Clear, given: Buffer, stays: readonly Buffer[]): Promise<void> {
  const after = await cleared(clear, given)
  expect(after.length).toBe(given.length)
  let at = 0
  for (const bytes of stays) {
    at = given.indexOf(bytes, at)
    expect(at).toBeGreaterThanOrEqual(0)
    expect(after.subarray(at, at + bytes.length).equals(bytes)).toBe(true)
    at += bytes.length
  }
  expect(after.includes(secret)).toBe(false)
  // once more, and nothing is changed
  expect((await cleared(clear, after)).equals(after)).toBe(true)
}

/** Something that stays and something that goes. */
interface Part {
  bytes: Buffer
  stays: boolean
}
const partsOf = (stays: fc.Arbitrary<Buffer>, goes: fc.Arbitrary<Buffer>): fc.Arbitrary<Part[]> =>
  fc.array(
    fc.oneof(
      stays.map((bytes) => ({ bytes, stays: true })),
      goes.map((bytes) => ({ bytes, stays: false })),
    ),
    { maxLength: 5 },
  )
const all = (parts: readonly Part[]): Buffer[] => parts.map(({ bytes }) => bytes)
const kept = (parts: readonly Part[]): Buffer[] => parts.filter(({ stays }) => stays).map(({ bytes }) => bytes)

describe('an MP4', () => {
  const boxed = (types: fc.Arbitrary<string>, body: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
    fc.tuple(types, body, fc.boolean()).map(([type, inside, isLong]) => box(type, [inside], isLong))
  const known = /^(ftyp|styp|mdat|sidx|ssix|moov|moof|mfra|mvhd|trak|mvex|mfhd|traf|tf..|trun|tkhd|edts|mdia|s.*|c.*|d.*|p.*|b.*)$/
  // fillers, what programs and phones are known to write, and whatever nobody has heard of
  const besides = fc.oneof(
    fc.constantFrom('free', 'skip', 'wide', 'udta', 'meta', 'uuid', 'gps ', 'sefd', 'pnot', 'emsg', 'prft', 'iods', 'tref'),
    fc.string({ unit: 'binary-ascii', minLength: 4, maxLength: 4 }).filter((type) => !known.test(type) && type !== '\0\0\0\0'),
  )
  const goes = boxed(besides, told)
  const level = (...types: string[]): fc.Arbitrary<Part[]> => partsOf(boxed(fc.constantFrom(...types), filling), goes)

  it('should keep what playing needs, where it is, and nothing else on any level', async () => {
    const parts = fc.record({
      file: level('mdat', 'sidx', 'styp'),
      moov: partsOf(boxed(fc.constant('mvex'), fc.constant(box('trex', [number(7)]))), goes),
      track: partsOf(boxed(fc.constant('edts'), fc.constant(box('elst', [number(7)]))), goes),
      table: level('stts', 'ctts', 'stss', 'stsc', 'stco', 'co64', 'sgpd'),
      codec: level('avcC', 'hvcC', 'av1C', 'esds', 'colr', 'pasp'),
      sound: level('esds', 'dOps', 'alac', 'btrt'),
      moof: partsOf(boxed(fc.constant('mfhd'), filling), goes),
      traf: level('tfhd', 'tfdt', 'trun'),
    })
    await fc.assert(
      fc.asyncProperty(parts, async ({ file, moov, track: inTrack, table, codec, sound, moof, traf }) => {
        const made = Buffer.concat([
          ftyp,
          box('moov', [
            ...all(moov),
            track('vide', { track: all(inTrack), table: all(table), codec: all(codec) }),
            track('soun', { codec: all(sound) }),
          ]),
          box('moof', [...all(moof), box('traf', all(traf))]),
          ...all(file),
        ])
        const stays = [moov, codec, table, inTrack, sound, moof, traf, file].flatMap(kept)
        await expectCleared(clearMp4, made, [ftyp, ...stays])
      }),
      { numRuns: 300 },
    )
  })

  it('should lose names and times in boxes that stay', async () => {
    const made = Buffer.concat([
      ftyp,
      box('moov', [
        track('vide', { name: secret, compressor: Buffer.concat([secret, Buffer.alloc(32)]).subarray(0, 32) }),
        track('soun', { name: secret, codec: [box('dfLa', [number(0), Buffer.from([0, 0, 0, 34]), Buffer.alloc(34, 5), Buffer.from([0x84, 0, 0, secret.length]), secret])] }),
        box('mvhd', [number(0), text('WHEN'), text('WHEN'), number(1000)]),
        track('vide', { track: [box('tkhd', [number(0x01000003), text('WHENWHENWHENWHEN'), number(1)])] }),
      ]),
    ])
    await expectCleared(clearMp4, made, [Buffer.alloc(34, 5)])
    const after = await cleared(clearMp4, made)
    expect(after.includes('WHEN')).toBe(false)
    expect(after.includes(Buffer.from([0x81, 0, 0, secret.length]))).toBe(true)
    expect(await refused(clearMp4, Buffer.concat([ftyp, box('moov', [track('soun', { codec: [box('dfLa', [number(0), Buffer.from([0x84, 0, 9, 9])])] })])]))).toBe('recording-in-pieces')
  })

  it('should be refused with a track of words or measurements, and lose one of nothing', async () => {
    const movie = (...inside: Buffer[]): Buffer => Buffer.concat([ftyp, box('moov', [track('vide'), ...inside])])
    for (const kind of ['text', 'sbtl', 'subt', 'clcp']) {
      expect(await refused(clearMp4, movie(track(kind, { samples: [2, 40] })))).toBe('recording-with-text')
      expect(await refused(clearMp4, movie(track(kind, { samples: [1, 3] })))).toBe('recording-with-text')
      await expectCleared(clearMp4, movie(track(kind, { name: secret, samples: [0, 0] })), [])
      // how many there are is told piece by piece
      expect(await refused(clearMp4, movie(track(kind, { samples: [0, 0] }), box('mvex', [])))).toBe('recording-with-text')
    }
    for (const kind of ['meta', 'hint', 'odsm', 'gpmd', 'camm'])
      expect(await refused(clearMp4, movie(track(kind)))).toBe('recording-with-measurements')
    // editing programs count the frames
    await expectCleared(clearMp4, movie(track('tmcd', { name: secret, codec: [secret] })), [])
    expect(await refused(clearMp4, movie(track('tmcd', { samples: [2, 4] })))).toBe('recording-with-measurements')
    expect(await refused(clearMp4, movie(box('trak', [])))).toBe('recording-with-measurements')
  })

  it('should be refused where a box runs over the one around it, or where no box is', async () => {
    const long = (type: string): Buffer => Buffer.concat([number(5000), text(type), Buffer.alloc(40)])
    const around = [
      (inside: Buffer): Buffer => inside,
      (inside: Buffer): Buffer => box('moov', [inside]),
      (inside: Buffer): Buffer => box('moov', [track('vide', { track: [inside] })]),
      (inside: Buffer): Buffer => box('moov', [track('vide', { table: [inside] })]),
      (inside: Buffer): Buffer => box('moov', [track('vide', { codec: [inside] })]),
      (inside: Buffer): Buffer => box('moof', [box('traf', [inside])]),
    ]
    for (const within of around) {
      for (const bad of [long('free'), long('stts'), number(3), text('\0\0\0\x04free'), Buffer.concat([Buffer.alloc(8), box('udta', [secret])])])
        expect(await refused(clearMp4, Buffer.concat([ftyp, within(bad)]))).toBe('recording-in-pieces')
      // QuickTime ends boxes with zeros, and programs fill files up
      for (const zeros of [4, 8, 3000]) await expectCleared(clearMp4, Buffer.concat([ftyp, within(Buffer.alloc(zeros))]), [ftyp])
    }
    for (const bad of [ftyp, box('moov', []), Buffer.concat([box('ftyp', [text('isom')]), box('mdat', [])]), Buffer.concat([box('ftyp', [text('isom\0\0\0\0is')]), box('mdat', [])])])
      expect(await refused(clearMp4, bad)).toBe('recording-in-pieces')
    // one of which nobody knew how long it would be
    const sound = Buffer.concat([number(0), text('mdat'), Buffer.alloc(999, 7)])
    await expectCleared(clearMp4, Buffer.concat([ftyp, sound]), [ftyp, sound])
    await expectCleared(clearMp4, Buffer.concat([ftyp, number(0), text('gps '), secret]), [ftyp])
    expect(await refused(clearMp4, Buffer.concat([ftyp, Buffer.concat(Array.from({ length: 10_001 }, () => box('free', [])))]))).toBe('recording-in-pieces')
  })
})

describe('a WebM', () => {
  const head = element(0x1a45dfa3, element(0x4282, text('webm')))
  const besides = fc.constantFrom(0xec, 0xbf, 0x1254c367, 0x1941a469, 0x1043a770, 0x7ba9, 0x4461, 0x7384, 0x3c83ab, 0x536e, 0x258688, 0x41e4, 0x5854, 0x4abc)
  const holding = (ids: readonly number[], body: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
    fc.tuple(fc.constantFrom(...ids), body).map(([id, inside]) => element(id, inside))
  const goes = fc.tuple(besides, told).map(([id, body]) => element(id, body))
  const level = (...ids: number[]): fc.Arbitrary<Part[]> => partsOf(holding(ids, filling), goes)
  /** In a cluster without an end what belongs to the segment ends it. */
  const inCluster = (parts: Part[]): Part[] => parts.filter(({ bytes }) => ![0x12, 0x19, 0x10].includes(bytes[0] ?? 0))

  it('should keep what playing needs, where it is, and nothing else on any level', async () => {
    const parts = fc.record({
      segment: partsOf(fc.constant(element(0x1c53bb6b, element(0xbb, element(0xb3, number(5))))), goes),
      info: level(0x2ad7b1, 0x4489),
      track: level(0xd7, 0x73c5, 0x86, 0x56aa, 0x22b59c),
      video: level(0xb0, 0xba, 0x55b0),
      cluster: level(0xe7, 0xa3, 0xa7, 0xab),
      group: level(0xa1, 0x9b, 0xfb),
      isOpen: fc.tuple(fc.boolean(), fc.boolean()),
    })
    await fc.assert(
      fc.asyncProperty(parts, async ({ segment, info, track, video, cluster, group, isOpen }) => {
        const [ofSegment, ofCluster] = isOpen.map((is) => (is ? openElement : element))
        const inside = isOpen[1] ? inCluster(cluster) : cluster
        const made = Buffer.concat([
          head,
          ofSegment?.(
            0x18538067,
            element(0x1549a966, ...all(info), element(0x4d80, secret), element(0x5741, secret)),
            element(0x1654ae6b, element(0xae, element(0x83, Buffer.from([1])), ...all(track), element(0xe0, ...all(video)))),
            ofCluster?.(0x1f43b675, ...all(inside), element(0xa0, ...all(group))) ?? head,
            ofCluster?.(0x1f43b675, element(0xe7, number(9))) ?? head,
            ...all(segment),
          ) ?? head,
        ])
        await expectCleared(clearWebm, made, [head, ...[info, track, video, inside, group, segment].flatMap(kept)])
      }),
      { numRuns: 300 },
    )
  })

  it('should be refused with a track of words or measurements, and lose the comments of its codec', async () => {
    const movie = (...inside: Buffer[]): Buffer =>
      Buffer.concat([head, openElement(0x18538067, element(0x1654ae6b, element(0xae, ...inside)))])
    for (const [type, reason] of [
      [17, 'recording-with-text'],
      [33, 'recording-with-measurements'],
      [3, 'recording-with-measurements'],
      [1, undefined],
      [2, undefined],
    ] as const)
      expect(await refused(clearWebm, movie(element(0x83, Buffer.from([type]))))).toBe(reason)
    const comments = (of: Buffer): Buffer => Buffer.concat([text('\x03vorbis'), Buffer.alloc(4), Buffer.from([1, 0, 0, 0, of.length, 0, 0, 0]), of, Buffer.from([1])])
    const [first, second, third] = [Buffer.concat([text('\x01vorbis'), Buffer.alloc(23, 2)]), comments(secret), Buffer.concat([text('\x05vorbis'), Buffer.alloc(300, 6)])]
    const made = movie(element(0x63a2, Buffer.from([2, first.length, second.length]), first, second, third))
    await expectCleared(clearWebm, made, [first, text('\x03vorbis'), third])
    const after = await cleared(clearWebm, made)
    const at = after.indexOf('\x03vorbis') + 7
    expect([after.readUInt32LE(at), after.readUInt32LE(at + second.length - 12), after[at + second.length - 8]]).toEqual([second.length - 16, 0, 1])
    const more = (id: number): Buffer => openElement(0x18538067, element(0x1f43b675, element(0xa0, element(0x75a1, element(0xa6, element(0xee, Buffer.from([id])), element(0xa5, secret))))))
    expect(await refused(clearWebm, Buffer.concat([head, more(4)]))).toBe('recording-with-measurements')
    expect(await refused(clearWebm, Buffer.concat([head, more(1)]))).toBe(undefined)
  })

  it('should be refused where an element runs over the one around it, or where none is', async () => {
    const segment = (inside: Buffer): Buffer => Buffer.concat([head, openElement(0x18538067, inside)])
    for (const bad of [
      segment(Buffer.concat([element(0x1f43b675, element(0xa3, secret)).subarray(0, -3)])),
      segment(element(0x1f43b675, Buffer.from([0xa3, 0x9f, 1, 2]))),
      segment(element(0x1254c367, secret).subarray(0, -1)),
      segment(openElement(0x1254c367, secret)),
      segment(Buffer.alloc(20)),
      Buffer.concat([head, secret]),
    ])
      expect(await refused(clearWebm, bad)).toBe('recording-in-pieces')
  })
})

describe('an MP3', () => {
  const frame = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413, 7)])
  const sound = Buffer.concat([frame, frame, frame, frame])
  const id3 = (body: Buffer, flags = 0x80): Buffer =>
    Buffer.concat([text('ID3'), Buffer.from([4, 0, flags, 0, 0, body.length >> 7, body.length & 127]), body])
  const footer = (body: Buffer): Buffer =>
    Buffer.concat([id3(body, 0x10), text('3DI'), Buffer.from([4, 0, 0x10, 0, 0, body.length >> 7, body.length & 127])])
  const ape = (body: Buffer): Buffer => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length + 32)
    return Buffer.concat([body, text('APETAGEX'), Buffer.alloc(4), size, Buffer.alloc(16)])
  }
  const lyrics = (body: Buffer): Buffer =>
    Buffer.concat([text('LYRICSBEGIN'), body, text(String(body.length + 11).padStart(6, '0')), text('LYRICS200')])
  const old = (body: Buffer): Buffer => Buffer.concat([text('TAG'), secret, body, Buffer.alloc(125)]).subarray(0, 128)

  it('should keep its frames, and lose tags wherever they stand', async () => {
    const tags = fc.array(fc.tuple(fc.constantFrom(id3, footer, ape, lyrics, old), told), { maxLength: 4 })
    // no head of a frame in it
    const clean = (body: Buffer): Buffer => Buffer.from(body.map((byte) => (byte === 0xff ? 0 : byte)))
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 2 }), tags, tags, fc.boolean(), async (fronts, between, behind, isTwice) => {
        const made = (of: [(body: Buffer) => Buffer, Buffer][]): Buffer => Buffer.concat(of.map(([tag, body]) => tag(clean(body))))
        const front = fronts.map((body) => id3(body))
        await expectCleared(
          clearMp3,
          Buffer.concat([...front, sound, ...(isTwice ? [made(between), sound] : []), made(behind)]),
          [sound, ...(isTwice ? [sound] : [])],
        )
      }),
      { numRuns: 300 },
    )
  })

  it('should keep frames of other lengths, and be refused without any', async () => {
    const padded = Buffer.concat([Buffer.from('fffb9264', 'hex'), Buffer.alloc(414, 8)])
    const slow = Buffer.concat([Buffer.from('fffb3064', 'hex'), Buffer.alloc(152, 9)])
    const mixed = Buffer.concat([frame, padded, slow, padded, frame])
    await expectCleared(clearMp3, Buffer.concat([mixed, secret]), [mixed])
    for (const none of [id3(secret), Buffer.concat([frame, secret]), Buffer.from('fffb9064', 'hex'), Buffer.alloc(0)])
      expect(await refused(clearMp3, none)).toBe('recording-in-pieces')
  })
})

describe('a WAV', () => {
  const front = Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WAVE')])
  const format = chunk('fmt ', Buffer.alloc(16, 1))
  const chunks = fc.array(fc.tuple(fc.constantFrom('LIST', 'bext', 'iXML', 'id3 ', 'JUNK', 'PAD ', 'cue ', 'PEAK', '_PMX', 'gps '), told), { maxLength: 4 })
  const made = (of: [string, Buffer][]): Buffer[] => of.map(([type, body]) => chunk(type, body))
  const random = fc.uint8Array({ minLength: 64, maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from([0x80, 0xff]), bytes]))

  it('should keep its sound, and lose all other chunks', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, chunks, random, fc.boolean(), async (before, after, sound, isPadded) => {
        const data = chunk('data', sound, isPadded)
        await expectCleared(clearWav, Buffer.concat([front, format, ...made(before), data, ...made(after)]), [format, data])
      }),
      { numRuns: 300 },
    )
  })

  it('should keep its sound whatever length was written for it, or be refused', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, random, fc.nat(), async (before, sound, less) => {
        const file = (length: number): Buffer => {
          const size = Buffer.alloc(4)
          size.writeUInt32LE(length)
          return Buffer.concat([front, format, ...made(before), text('data'), size, sound])
        }
        // a pipe, a recorder that lost power, and one that wrote how much it was to be
        for (const length of [0, 0xffffffff, sound.length + 1 + (less % 5000)]) await expectCleared(clearWav, file(length), [format, sound])
        // it had counted some of it: all would go out, and be heard up to there
        const shorter = 2 * (less % Math.floor(sound.length / 2 - 16)) + 2
        expect(await refused(clearWav, file(shorter))).toBe('recording-in-pieces')
      }),
      { numRuns: 300 },
    )
  })

  it('should be refused where a chunk runs over the end, or where none is', async () => {
    for (const bad of [
      Buffer.concat([front, format]),
      Buffer.concat([front, chunk('LIST', secret).subarray(0, -2)]),
      Buffer.concat([front, format, secret, chunk('data', secret)]),
    ])
      expect(await refused(clearWav, bad)).toBe('recording-in-pieces')
    await expectCleared(clearWav, Buffer.concat([front, format, chunk('data', Buffer.alloc(0)), chunk('LIST', secret)]), [format])
  })
})

describe('a recording', () => {
  it('should be cleared, or refused and left as it was, whatever its bytes are', async () => {
    const heads = [Buffer.alloc(0), ftyp, Buffer.concat([ftyp, text('\0\0\x01\0moov')]), Buffer.from('1a45dfa3a04282847765626d18538067', 'hex'), text('RIFF0000WAVE'), Buffer.from('fffb9064', 'hex')]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), async (head, bytes) => {
        const given = Buffer.concat([head, bytes])
        for (const clear of [clearMp4, clearWebm, clearMp3, clearWav]) {
          const after = await cleared(clear, given).catch((error: unknown) => error)
          if (after instanceof Buffer) expect(after).toHaveLength(given.length)
          else expect(after).toBeInstanceOf(Unclear)
        }
        const data = Buffer.from(given)
        const error = await checkRecording({ name: '汇演.mp4', data, size: Math.max(1, data.length) }).catch((reason: unknown) => reason)
        if (error instanceof Refusal) expect(data.equals(given)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('should have none of the names that a program wrote into it', async () => {
    const folder = path.join('test', 'support', 'recordings')
    const names = (await readdir(folder)).filter((name) => !name.endsWith('.ts'))
    expect(names.length).toBeGreaterThan(8)
    for (const name of names) {
      const data = await readFile(path.join(folder, name))
      const error = await checkRecording({ name, data, size: data.length }).catch((reason: unknown) => reason)
      if (name.startsWith('subs.')) expect(String(error)).toContain('里带有文字轨道')
      else {
        expect(error).not.toBeInstanceOf(Error)
        expect([name, data.includes('SECRETNAME')]).toEqual([name, false])
      }
    }
  })

  it('should be cleared in the file that was uploaded, or refused when a track is of measurements', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-recording-'))
    try {
      const file = (type: string): Buffer =>
        Buffer.concat([
          ftyp,
          box('moov', [track('vide'), track(type, { samples: [3, 90] }), box('udta', [box('\u00a9xyz', [secret])])]),
          box('mdat', [Buffer.alloc(200_000, 3)]),
          box('sefd', [secret]),
        ])
      const tempFilePath = path.join(folder, 'upload')
      await writeFile(tempFilePath, file('soun'))
      const upload = { name: '汇演.mp4', data: Buffer.alloc(0), size: 1, tempFilePath }
      expect(await checkRecording(upload)).toEqual({ name: '汇演.mp4', mimetype: 'video/mp4' })
      const inMemory = file('soun')
      await checkRecording({ name: '汇演.mp4', data: inMemory, size: inMemory.length })
      expect(inMemory.includes(secret)).toBe(false)
      expect((await readFile(tempFilePath)).equals(inMemory)).toBe(true)
      const given = file('meta')
      await writeFile(tempFilePath, given)
      const refusal = await checkRecording(upload).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(Refusal)
      expect((refusal as Refusal).message).toBe(
        '音视频「汇演.mp4」里除了画面和声音，还有设备记录的数据（运动相机和无人机会把拍摄地点写在里面），公开以后谁都能读到。请在剪辑软件里导出一次，再上传导出的文件。',
      )
      expect((await readFile(tempFilePath)).equals(given)).toBe(true)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
