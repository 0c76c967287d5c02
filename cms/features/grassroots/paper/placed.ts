import type { Paper, PaperCell } from './layOut.ts'

/** A cell with its place in the table, from 0. */
export interface Placed extends PaperCell {
  row: number
  column: number
}

/** Where each cell of a form stands: those that reach down from above leave their columns to no other. */
export function placed({ rows, columns }: Pick<Paper, 'rows' | 'columns'>): Placed[] {
  const taken = rows.map(() => new Set<number>())
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken[row]?.has(column)) column++
      if (column + cell.across > columns) throw new Error(`row ${row} of a form is too wide`)
      for (let down = row; down < row + cell.down; down++)
        for (let across = column; across < column + cell.across; across++) taken[down]?.add(across)
      return { ...cell, row, column }
    })
  })
}
