import type { UIField } from 'payload'

interface Series {
  /** Name of the array; its rows have `start` and `end`. */
  array: string
  /** What one row is called, for example 课次. */
  word: string
  /** How many are offered at first. */
  count: number
  /** Fields that a new row takes over from the last one. */
  kept: readonly string[]
  /** Whether a session costs something, which is said where the form leaves it empty. */
  isPriced?: boolean
}

/** A panel above an array of sessions that fills it with a series. */
export function seriesField({ array, word, count, kept, isPriced = false }: Series): UIField {
  return {
    name: `${array}Series`,
    type: 'ui',
    label: `批量添加${word}`,
    admin: {
      disableBulkEdit: true,
      disableListColumn: true,
      components: {
        Field: { path: '/content/series/admin/SeriesPanel#SeriesPanel', clientProps: { array, word, count, kept, isPriced } },
      },
    },
  }
}
