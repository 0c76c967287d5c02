import type { TableMeter } from './tableMeter.ts'

/** Tags that are counted, in whatever namespace: a cell, what a cell holds, a row, a merged range. */
const tag = /<(?:\w+:)?(c|row|mergeCell|si)(?=[\s/>])([^<>]*)>/g
/** Longest tag that is looked for, in characters; attributes of a cell have some dozens. */
const longestTag = 4_096

/**
 * Counts what a part of a workbook has while it is unpacked. Two cells at opposite corners of a sheet are a few bytes and
 * a grid of 17 thousand million places, so where a cell stands counts too. Parts without such tags count nothing.
 * @returns takes the part piece by piece; throws the meter's Refusal
 */
export function workbookMeter(
  meter: Pick<TableMeter, 'cell' | 'mergedRange' | 'sharedString'>,
): (piece: Buffer) => void {
  let rest = ''
  let [row, column] = [0, 0]
  return (piece) => {
    const text = rest + piece.toString('latin1')
    let end = 0
    for (const { 0: found, 1: name, 2: attributes = '', index } of text.matchAll(tag)) {
      end = index + found.length
      if (name === 'mergeCell') meter.mergedRange()
      else if (name === 'si') meter.sharedString()
      else if (name === 'row') [row, column] = [Number(/\br="(\d{1,9})"/.exec(attributes)?.[1] ?? row + 1), 0]
      else {
        const place = /\br="([A-Z]{1,7})(\d{1,9})"/.exec(attributes)
        column = place === null ? column + 1 : columnOf(place[1] ?? '')
        row = place === null ? Math.max(row, 1) : Number(place[2])
        // a cell that has a colour and no content ends in its own tag
        if (!attributes.endsWith('/')) meter.cell(row, column, 1)
      }
    }
    rest = text.slice(Math.max(end, text.length - longestTag))
  }
}

/** Number of a column, counted from 1: A, B, … AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
