/** From so many columns on, a table is wider than a telephone: each has room for six characters at least. */
const wideFrom = 4
const swipe = '<p class="swipe" aria-hidden="true">左右滑动，看完整的表格</p>'

/**
 * The text of an entry with a frame around each table, in which the table moves where it is wider than the page; above a
 * wide one stands that it does.
 * @param body HTML as an entry has it (site/catalogue/bodyMarks.ts), in which no table stands in another
 */
export function withFramedTables(body: string): string {
  const isOne = body.indexOf('<table>') === body.lastIndexOf('<table>')
  let count = 0
  return body.replace(/<table>(.*?)<\/table>/gs, (table, rows: string) => {
    const isWide = columnsOf(rows) >= wideFrom
    count++
    // whoever reads with keys alone moves a wide table too, and tells one from another by its name
    const frame = `<section class="table${isWide ? ' wide' : ''}" aria-label="表格${isOne ? '' : ` ${count}`}" tabindex="0">`
    return `${isWide ? swipe : ''}${frame}${table}</section>`
  })
}

/** Columns of the widest row. */
function columnsOf(rows: string): number {
  const widths = rows.split('<tr>').map((row) => {
    const cells = [...row.matchAll(/<t[dh](?: scope="\w+")?(?: colspan="(\d+)")?/g)]
    return cells.reduce((sum, [, span = '1']) => sum + Number(span), 0)
  })
  return Math.max(0, ...widths)
}
