import type { NumbersRow } from './answers.ts'

/** What is counted, with how it is called; in persons, and who came in persons times lessons. */
export const counted = {
  places: '名额',
  signedUp: '报名成功',
  waiting: '候补',
  came: '到场人次',
  absent: '未到',
  cancelled: '取消',
} as const
export type Counted = keyof typeof counted

/** Which rows are looked at. */
export interface Filter {
  /** A library, or all of them. */
  collection: NumbersRow['entry']['collection'] | ''
  /** What the title has in it. */
  text: string
}

/** The rows that a filter lets through, in their order. */
export function filtered(rows: readonly NumbersRow[], { collection, text }: Filter): NumbersRow[] {
  const words = text.trim().toLowerCase()
  return rows.filter(
    ({ entry, title }) => (collection === '' || entry.collection === collection) && title.toLowerCase().includes(words),
  )
}

/** Each count of some rows together. */
export function totalOf(rows: readonly NumbersRow[]): Record<Counted, number> {
  const total = { places: 0, signedUp: 0, waiting: 0, came: 0, absent: 0, cancelled: 0 }
  for (const row of rows) for (const name of Object.keys(total) as Counted[]) total[name] += row[name]
  return total
}
