import type { ShownBatch } from './importing.ts'

type Row = NonNullable<ShownBatch['preview']>['rows'][number]

/** What a preview says is wrong, a line each. */
export const problemsOf = ({ preview }: ShownBatch): string[] =>
  (preview?.problems ?? []).map(({ row, column, value, message }) => `${row} ${column}「${value}」${message}`)

/** What a line of a preview will be, by the headers of its columns. */
export const valuesOf = (row: Row | undefined): Record<string, string> =>
  Object.fromEntries((row?.changes ?? []).map(({ header, after }) => [header, after]))

/** What of a line is worth a second look. */
export const marksOf = (row: Row | undefined): string[] => [
  ...(row?.marks ?? []),
  ...(row?.changes ?? []).flatMap(({ header, marks }) => marks.map((mark) => `${header}：${mark}`)),
]
