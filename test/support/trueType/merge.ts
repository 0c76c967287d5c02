import { type Font, type Glyph, readFont } from './read.ts'
import { characterMap, pack, writeFont } from './write.ts'

/**
 * Merges the subsets of one variable TrueType font back into one file: a program asks the system for one file a family,
 * so with a hundred files of the same family it would take glyphs from whichever file, or family, comes first.
 * Layout features (kerning, vertical writing) are left out. The subsets must share axes and shared tuples.
 * @param subsets TrueType files; the first one gives names, metrics and axes, and wins where two have a character
 */
export function mergeFonts(subsets: Buffer[]): Buffer {
  const fonts = subsets.map(readFont)
  const [base] = fonts
  if (!base) throw new Error('mergeFonts needs at least one subset')
  const characters = new Map<number, number>()
  const glyphs: Glyph[] = []
  for (const font of fonts) {
    if (!font.sharedTuples.equals(base.sharedTuples)) throw new Error('mergeFonts: subsets of different fonts')
    const first = glyphs.length
    for (const [character, glyph] of font.characters) {
      if (!characters.has(character)) characters.set(character, first + glyph)
    }
    glyphs.push(...font.glyphs.map((glyph) => ({ ...glyph, outline: shiftComponents(glyph.outline, first) })))
  }
  if (glyphs.length > 0xffff) throw new Error('mergeFonts: more glyphs than a font may hold')

  const head = Buffer.from(base.table('head'))
  head.writeInt16BE(1, 50)
  const hhea = Buffer.from(base.table('hhea'))
  hhea.writeUInt16BE(glyphs.length, 34)
  const maxp = Buffer.alloc(32)
  for (let at = 0; at < 32; at += 2) {
    maxp.writeUInt16BE(Math.max(...fonts.map((font) => font.table('maxp').readUInt16BE(at))), at)
  }
  maxp.writeUInt16BE(glyphs.length, 4)
  const outlines = pack(glyphs.map((glyph) => glyph.outline))
  const kept = ['OS/2', 'STAT', 'avar', 'fvar', 'gasp', 'name', 'post', 'prep']
  return writeFont({
    ...Object.fromEntries(kept.map((tag) => [tag, base.table(tag)])),
    cmap: characterMap(characters),
    glyf: outlines.data,
    gvar: variations(glyphs, base),
    head,
    hhea,
    hmtx: Buffer.concat(glyphs.map((glyph) => glyph.metric)),
    loca: outlines.offsets,
    maxp,
  })
}

/** A composite glyph names its parts by number; the numbers move with the subset. */
function shiftComponents(outline: Buffer, by: number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  const shifted = Buffer.from(outline)
  for (let at = 10, more = true; more;) {
    const flags = shifted.readUInt16BE(at)
    shifted.writeUInt16BE(shifted.readUInt16BE(at + 2) + by, at + 2)
    at += 4 + (flags & 0x1 ? 4 : 2) + (flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    more = (flags & 0x20) !== 0
  }
  return shifted
}

function variations(glyphs: Glyph[], base: Font): Buffer {
  const { data, offsets } = pack(glyphs.map((glyph) => glyph.variation))
  const header = Buffer.from(base.table('gvar').subarray(0, 20))
  header.writeUInt32BE(20 + offsets.length, 8)
  header.writeUInt16BE(glyphs.length, 12)
  header.writeUInt16BE(1, 14)
  header.writeUInt32BE(20 + offsets.length + base.sharedTuples.length, 16)
  return Buffer.concat([header, offsets, base.sharedTuples, data])
}
