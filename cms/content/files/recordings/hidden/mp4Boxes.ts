/** What stays of a box of MP4 (ISO/IEC 14496-12, 14496-14, and what its codecs add). */
export interface Stay {
  /** Bytes of its content that say nothing a player needs: from, and until. Whatever is behind is left out. */
  blank?: readonly (readonly [number, number])[]
  /** What is blank or held by how it says that it is made up. */
  of?: 'times' | 'track' | 'sound' | 'flac'
  /** What its content has to say from the eighth byte on. */
  says?: string
  /** Bytes before the boxes in it. */
  front?: number
  /** Of boxes in it that are not among these only the room stays. */
  boxes?: Boxes
}
export interface Boxes {
  get(type: string): Stay | undefined
}

const whole: Stay = {}
/** @param wholes types of boxes that stay as they are, with a | between them */
const boxes = (wholes: string, others: Readonly<Record<string, Stay>> = {}): Boxes =>
  new Map([...wholes.split('|').map((type): [string, Stay] => [type, whole]), ...Object.entries(others)])

const times: Stay = { of: 'times' }
/** Where the samples are: in this file, whatever else it may say. */
const sources = boxes('', Object.fromEntries(['url ', 'urn ', 'alis'].map((type) => [type, { blank: [[4, Infinity]] }])))

const groups = 'sgpd|sbgp|saiz|saio|subs|sdtp'
const visual = boxes('avcC|hvcC|lhvC|av1C|vpcC|esds|d263|dvcC|dvvC|colr|pasp|clap|fiel|btrt|mdcv|clli|amve|auxi|ccst|st3d')
const audible = boxes('esds|dOps|alac|dac3|dec3|dac4|chan|chnl|srat|pcmC|btrt', {
  dfLa: { of: 'flac' },
  wave: { boxes: boxes('frma|esds|alac|enda|mp4a') },
})

/** What says how samples are coded: of whatever codec, and in front by which device or program. */
const seen: Stay = {
  blank: [
    [8, 24],
    [42, 74],
  ],
  front: 78,
  boxes: visual,
}
const heard: Stay = { blank: [[10, 16]], of: 'sound', boxes: audible }

/** What stays of a track. @param handler what it is of, which each of its boxes that says so has to say */
export const trackBoxes = (handler: string): Boxes =>
  boxes('', {
    tkhd: times,
    edts: { boxes: boxes('elst') },
    mdia: {
      boxes: boxes('', {
        mdhd: times,
        hdlr: { says: handler, blank: [[12, Infinity]] },
        minf: {
          boxes: boxes('vmhd|smhd', {
            dinf: { boxes: boxes('', { dref: { front: 8, boxes: sources } }) },
            stbl: { boxes: boxes(`stts|ctts|cslg|stss|stps|stsh|stsc|stsz|stz2|stco|co64|${groups}`, {
              stsd: { front: 8, boxes: { get: () => (handler === 'soun' ? heard : seen) } },
            }) },
          }),
        },
      }),
    },
  })

/** What stays of a file. */
export const fileBoxes = boxes('ftyp|styp|mdat|sidx|ssix', {
  moov: {
    boxes: boxes('', { mvhd: times, trak: { of: 'track' }, mvex: { boxes: boxes('mehd|trex') } }),
  },
  moof: { boxes: boxes('mfhd', { traf: { boxes: boxes(`tfhd|tfdt|trun|${groups}`) } }) },
  mfra: { boxes: boxes('tfra|mfro') },
})
