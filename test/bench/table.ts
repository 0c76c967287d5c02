/** A Markdown table. @param rows the first holds the headings; cells of numbers stand to the right */
export function table([headings = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const isNumber = (column: number) => rows.every((cells) => /^[–\d]/.test(cells[column] ?? '–'))
  const rule = headings.map((_, column) => (column > 0 && isNumber(column) ? '---:' : '---'))
  return [line(headings), line(rule), ...rows.map(line)].join('\n')
}

/** Seconds with as many digits as they deserve. */
export function seconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1)
}

/** Milliseconds. */
export function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}

/** Bytes as MB. */
export function megabytes(value: number | undefined): string {
  return value === undefined ? '–' : (value / 2 ** 20).toFixed(0)
}

/** A figure against its target, told honestly. @param target largest value that meets it */
export function verdict(value: number, target: number, unit: string): string {
  return `${value <= target ? 'met' : 'MISSED'} (≤ ${target} ${unit})`
}
