/** Parts one after the other, and the table of where each begins. */
export function pack(parts: Buffer[]): { data: Buffer; offsets: Buffer } {
  const offsets = Buffer.alloc(4 * (parts.length + 1))
  let length = 0
  const padded = parts.map((part, index) => {
    length += part.length + (-part.length & 3)
    offsets.writeUInt32BE(length, 4 * (index + 1))
    return Buffer.concat([part, Buffer.alloc(-part.length & 3)])
  })
  return { data: Buffer.concat(padded), offsets }
}

/** The table from characters to glyph numbers (format 12: beyond the basic plane too). */
export function characterMap(characters: Map<number, number>): Buffer {
  const sorted = [...characters].sort(([a], [b]) => a - b)
  const table = Buffer.alloc(28 + 12 * sorted.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * sorted.length, 16)
  table.writeUInt32BE(sorted.length, 24)
  sorted.forEach(([character, glyph], index) => {
    table.writeUInt32BE(character, 28 + 12 * index)
    table.writeUInt32BE(character, 32 + 12 * index)
    table.writeUInt32BE(glyph, 36 + 12 * index)
  })
  return table
}

/** Puts tables into a font file. */
export function writeFont(tables: Record<string, Buffer>): Buffer {
  const tags = Object.keys(tables).sort()
  const header = Buffer.alloc(12 + 16 * tags.length)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(tags.length, 4)
  const parts: Buffer[] = [header]
  let offset = header.length
  tags.forEach((tag, index) => {
    const table = tables[tag] ?? Buffer.alloc(0)
    header.write(tag, 12 + 16 * index, 'latin1')
    header.writeUInt32BE(offset, 20 + 16 * index)
    header.writeUInt32BE(table.length, 24 + 16 * index)
    parts.push(table, Buffer.alloc(-table.length & 3))
    offset += table.length + (-table.length & 3)
  })
  return Buffer.concat(parts)
}
