/** What stays of an element of WebM (RFC 9559). */
export interface Stay {
  /** Elements in it: of those that are not among these only the room stays. */
  elements?: Elements
  /** Its content becomes zeros: it has to be there, and says by which program the file was written. */
  isBlank?: boolean
  /** Which numbers it may say; another one is of something that is neither seen nor heard. */
  says?: 'seen or heard' | 'alpha'
  /** It describes a codec, of which some have names in it. */
  isCodec?: boolean
  /** Whether the end may be where something else begins. */
  mayBeOpen?: boolean
}
export type Elements = ReadonlyMap<number, Stay>

const whole: Stay = {}
const elements = (wholes: readonly number[], others: readonly (readonly [number, Stay])[] = []): Elements =>
  new Map([...wholes.map((id): [number, Stay] => [id, whole]), ...others])

const blockMore = elements([0xa5], [[0xee, { says: 'alpha' }]])
const blockGroup = elements([0xa1, 0x9b, 0xfa, 0xfb, 0xa4, 0x75a2], [[0x75a1, { elements: elements([], [[0xa6, { elements: blockMore }]]) }]])

const video = elements([0x9a, 0x9d, 0x53b8, 0x53c0, 0x53b9, 0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b0, 0x54ba, 0x54b2, 0x54b3, 0x55b0, 0x7670])
const audio = elements([0xb5, 0x78b5, 0x9f, 0x6264])
const track = elements(
  [0xd7, 0x73c5, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x23e383, 0x234e7a, 0x23314f, 0x55ee, 0x22b59c, 0x22b59d, 0x86, 0x56aa, 0x56bb, 0x6d80],
  [
    [0x83, { says: 'seen or heard' }],
    [0x63a2, { isCodec: true }],
    [0xe0, { elements: video }],
    [0xe1, { elements: audio }],
  ],
)

const seeks = elements([], [[0x4dbb, { elements: elements([0x53ab, 0x53ac]) }]])
const info = elements([0x2ad7b1, 0x4489], [[0x4d80, { isBlank: true }], [0x5741, { isBlank: true }]])
const cues = elements([], [[0xbb, { elements: elements([0xb3], [[0xb7, { elements: elements([0xf7, 0xf1, 0xf0, 0xb2, 0x5378, 0xea]) }]]) }]])
const cluster = elements([0xe7, 0xa7, 0xab, 0xa3], [[0xa0, { elements: blockGroup }]])

const segment = elements(
  [],
  [
    [0x114d9b74, { elements: seeks }],
    [0x1549a966, { elements: info }],
    [0x1654ae6b, { elements: elements([], [[0xae, { elements: track }]]) }],
    [0x1c53bb6b, { elements: cues }],
    [0x1f43b675, { elements: cluster, mayBeOpen: true }],
  ],
)

/** What stays of a file. */
export const fileElements = elements(
  [],
  [
    [0x1a45dfa3, { elements: elements([0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285]) }],
    [0x18538067, { elements: segment, mayBeOpen: true }],
  ],
)

/** Elements of a segment, known to players or not: with one of them a cluster ends whose length was not written. */
export const ofSegment = new Set([...segment.keys(), 0x1254c367, 0x1941a469, 0x1043a770])
/** What begins a file. With one of them all ends whose length was not written. */
export const ofFile = new Set(fileElements.keys())
