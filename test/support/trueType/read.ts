/** One glyph as a font file holds it. */
export type Glyph = { outline: Buffer; variation: Buffer; metric: Buffer }
/** What merging needs of a font file. */
export type Font = {
  table: (tag: string) => Buffer
  characters: Map<number, number>
  glyphs: Glyph[]
  sharedTuples: Buffer
}

/** Reads a variable TrueType font. */
export function readFont(file: Buffer): Font {
  const tables = new Map<string, Buffer>()
  for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
    const start = file.readUInt32BE(entry + 8)
    tables.set(file.toString('latin1', entry, entry + 4), file.subarray(start, start + file.readUInt32BE(entry + 12)))
  }
  const table = (tag: string) => {
    const found = tables.get(tag)
    if (!found) throw new Error(`trueType: a subset has no ${tag} table`)
    return found
  }
  const count = table('maxp').readUInt16BE(4)
  const outlines = slices(table('glyf'), table('loca'), count, table('head').readInt16BE(50) === 1)
  const gvar = table('gvar')
  const data = gvar.subarray(gvar.readUInt32BE(16))
  const variation = slices(data, gvar.subarray(20), count, (gvar.readUInt16BE(14) & 1) === 1)
  const shared = gvar.readUInt32BE(8)
  return {
    table,
    characters: readCharacters(table('cmap')),
    glyphs: outlines.map((outline, glyph) => ({
      outline,
      variation: variation[glyph] ?? Buffer.alloc(0),
      metric: metric(table('hmtx'), table('hhea').readUInt16BE(34), glyph),
    })),
    sharedTuples: gvar.subarray(shared, shared + 2 * gvar.readUInt16BE(4) * gvar.readUInt16BE(6)),
  }
}

function slices(data: Buffer, offsets: Buffer, count: number, long: boolean): Buffer[] {
  const at = (index: number) => (long ? offsets.readUInt32BE(4 * index) : 2 * offsets.readUInt16BE(2 * index))
  return Array.from({ length: count }, (_, index) => data.subarray(at(index), at(index + 1)))
}

function metric(hmtx: Buffer, full: number, glyph: number): Buffer {
  if (glyph < full) return hmtx.subarray(4 * glyph, 4 * glyph + 4)
  const bearing = 4 * full + 2 * (glyph - full)
  return Buffer.concat([hmtx.subarray(4 * full - 4, 4 * full - 2), hmtx.subarray(bearing, bearing + 2)])
}

function readCharacters(cmap: Buffer): Map<number, number> {
  const characters = new Map<number, number>()
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(record + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) readSegments(table, characters)
    if (format === 12) readGroups(table, characters)
  }
  return characters
}

function readSegments(table: Buffer, characters: Map<number, number>): void {
  const size = table.readUInt16BE(6)
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.readUInt16BE(14 + segment)
    const start = table.readUInt16BE(16 + size + segment)
    const delta = table.readUInt16BE(16 + 2 * size + segment)
    const rangeAt = 16 + 3 * size + segment
    const range = table.readUInt16BE(rangeAt)
    for (let character = start; character <= end && character !== 0xffff; character++) {
      const listed = range === 0 ? character : table.readUInt16BE(rangeAt + range + 2 * (character - start))
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) characters.set(character, glyph)
    }
  }
}

function readGroups(table: Buffer, characters: Map<number, number>): void {
  for (let group = 16; group < 16 + 12 * table.readUInt32BE(12); group += 12) {
    const start = table.readUInt32BE(group)
    for (let character = start; character <= table.readUInt32BE(group + 4); character++) {
      characters.set(character, table.readUInt32BE(group + 8) + character - start)
    }
  }
}
