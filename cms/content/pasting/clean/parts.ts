import type { Inline } from './inlines.ts'

/** How the lines of a part stand; undefined for the left. */
export type Side = 'center' | 'right' | undefined

/** An item of a list that is at hand as a row: what is nested says so by its level, from 1. */
export interface Item {
  kind: 'item'
  level: number
  isNumbered: boolean
  /** What it is counted as, where that is known. */
  number: number | undefined
  /** Tells the lists apart that stand one below the other. */
  list: string
  line: Inline[]
  side: Side
}

export interface Cell {
  parts: Part[]
  columns: number
  rows: number
  isHead: boolean
}

/** What a body consists of, one below the other, before it is written as nodes. */
export type Part =
  | { kind: 'paragraph' | 'quote'; line: Inline[]; side: Side }
  | { kind: 'heading'; tag: 'h2' | 'h3'; line: Inline[]; side: Side }
  | Item
  | { kind: 'rule' }
  /** By its place among those that were brought. */
  | { kind: 'picture'; picture: number }
  | { kind: 'table'; rows: Cell[][] }
