import type { TableMeter } from './tableMeter.ts'

/** Tags that are counted, in whatever namespace: a cell, what a cell holds, a row, a merged range. */
const tag = /<(?:\w+:)?(c|row|mergeCell|si|v|f|t)(?=[\s/>])([^<>]*)>([^<]?)/g
/** What a cell holds: one that has none of these with something in it is empty, however it is formatted. */
const contents = ['v', 'f', 't']
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
  let [row, column, isOpen] = [0, 0, false]
  return (piece) => {
    const text = rest + piece.toString('latin1')
    let end = 0
    for (const { 0: found, 1: name = '', 2: attributes = '', 3: behind = '', index } of text.matchAll(tag)) {
      const isContent = contents.includes(name)
      // what it holds comes with the next piece
      if (isContent && index + found.length === text.length && behind === '') {
        end = index
        break
      }
      end = index + found.length - behind.length
      if (isContent) {
        if (isOpen && behind !== '') meter.cell(row, column, 1)
        isOpen &&= behind === ''
      } else if (name === 'mergeCell') meter.mergedRange()
      else if (name === 'si') meter.sharedString()
      else if (name === 'row') [row, column] = [Number(/\br="(\d{1,9})"/.exec(attributes)?.[1] ?? row + 1), 0]
      else {
        const place = /\br="([A-Z]{1,7})(\d{1,9})"/.exec(attributes)
        column = place === null ? column + 1 : columnOf(place[1] ?? '')
        row = place === null ? Math.max(row, 1) : Number(place[2])
        isOpen = !attributes.endsWith('/')
      }
    }
    rest = text.slice(Math.max(end, text.length - longestTag))
  }
}

/** Number of a column, counted from 1: A, B, … AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
