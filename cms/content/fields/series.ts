import type { UIField } from 'payload'

/**
 * A panel above an array of sessions that fills it with a series.
 * @param array name of the array; its rows have `start` and `end`
 * @param word what one row is called, for example 课次
 * @param count how many are offered at first
 * @param kept fields that a new row takes over from the last one
 * @param isPriced whether a session costs something, which is said where the form leaves it empty
 */
export function seriesField(
  array: string,
  word: string,
  count: number,
  kept: readonly string[],
  isPriced = false,
): UIField {
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
