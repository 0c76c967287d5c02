/** From so many columns on, a table is wider than a telephone: each has room for six characters at least. */
const wideFrom = 4
/** Whoever reads with keys alone moves a wide table too. */
const frame = '<div class="table" role="region" aria-label="表格" tabindex="0"><table>'
const wideFrame = `<p class="swipe" aria-hidden="true">左右滑动，看完整的表格</p>${frame.replace('"table"', '"table wide"')}`

/**
 * The text of an entry with a frame around each table, in which the table moves where it is wider than the page; above a
 * wide one stands that it does.
 * @param body HTML as an entry has it (site/catalogue/bodyMarks.ts), in which no table stands in another
 */
export function withFramedTables(body: string): string {
  return body.replace(
    /<table>(.*?)<\/table>/gs,
    (_whole, rows: string) => `${columnsOf(rows) < wideFrom ? frame : wideFrame}${rows}</table></div>`,
  )
}

/** Columns of the widest row. */
function columnsOf(rows: string): number {
  const widths = rows.split('<tr>').map((row) => {
    const cells = [...row.matchAll(/<t[dh](?: scope="\w+")?(?: colspan="(\d+)")?/g)]
    return cells.reduce((sum, [, span = '1']) => sum + Number(span), 0)
  })
  return Math.max(0, ...widths)
}
