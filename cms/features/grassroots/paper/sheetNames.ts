/** Longest name of a sheet, in characters, as spreadsheets have it. */
const longest = 31

/** Names of sheets after units: short enough, without what a spreadsheet forbids in them, and each unlike all others. */
export function sheetNames(units: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  return units.map((unit) => {
    const plain = unit.replaceAll(/[\\/?*[\]:']/g, ' ').trim() || '单位'
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`
      const name = `${cut(plain, longest - end.length)}${end}`
      if (used.has(name.toLowerCase())) continue
      used.add(name.toLowerCase())
      return name
    }
  })
}

/** The beginning of a text, of whole letters. @param most as spreadsheets count: in units of UTF-16 */
function cut(text: string, most: number): string {
  let beginning = ''
  for (const letter of text) {
    if (beginning.length + letter.length > most) break
    beginning += letter
  }
  return beginning
}
