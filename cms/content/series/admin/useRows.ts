'use client'

import { useForm } from '@payloadcms/ui'
import type { Slot } from '../series.ts'

/** The values of one row of an array, by field. */
export type Row = Record<string, unknown> & Partial<Slot>

/** What a date says of itself that nothing became of: it is as announced. */
export const nothingBecameOf = { movedFrom: null, cancelled: false, postponed: false, full: false } as const

/** Reads and writes the rows of an array in the form that it stands in. @param array path of the array */
export function useRows(array: string) {
  const { addFieldRow, dispatchFields, getDataByPath, setModified } = useForm()
  const rows = (): Row[] => getDataByPath<Row[] | undefined>(array) ?? []
  return {
    rows,
    /** Adds rows behind those that are there. */
    add(added: readonly Row[]): void {
      const before = rows().length
      for (const [index, row] of added.entries()) {
        const subFieldState = Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, { initialValue: value, valid: true, value }]),
        )
        addFieldRow({ path: array, schemaPath: array, rowIndex: before + index, subFieldState })
      }
    },
    /** Gives the rows other dates, in their order: what was called off or moved of the old ones is none of the new. */
    move(slots: readonly Slot[]): void {
      for (const [index, slot] of slots.slice(0, rows().length).entries())
        for (const [name, value] of Object.entries({ ...slot, ...nothingBecameOf }))
          dispatchFields({ type: 'UPDATE', path: `${array}.${index}.${name}`, value, valid: true })
      setModified(true)
    },
  }
}
