import path from 'node:path'
import { isPadding } from './paddedNumber.ts'
import { tableLimits } from './tableMeter.ts'

/** Tags that say what a cell holds, in whatever namespace, each with the text behind it. */
const tag = /<(\/?)(?:\w+:)?(row|c|v|rPh|si)(?=[\s/>])([^<>]*)>([^<]*)/g
/** Longest tag with its text that is kept from one piece to the next, in characters. */
const longestTag = 4_096
/** What the part begins with that lists the sheets, whatever it is called. */
const ofWorkbook = /<(?:\w+:)?workbook[\s>]/
const longestBeginning = 4_096
/** What the part begins with that has the formats of numbers. */
const ofStyles = /<(?:\w+:)?styleSheet[\s>]/
/** What the parts are to the workbook that are read; others, such as queries, it only keeps. */
const ofTables = /\/(?:worksheet|sharedStrings|styles)$/
/** Of the parts that say which sheets there are, and where, so much is kept, in bytes. */
const longestStructure = 1024 * 1024

/** What one part of a workbook has in it that the reader reads otherwise than Excel does. */
export interface PartNotes {
  /** Cells that say they are a text or a yes and have nothing in them: they are read as the first text, and as a no. */
  empty: Set<string>
  /** Cells whose own text has readings beside it, as Japanese has: they are read as a part of the text. */
  withReadings: Set<string>
  /** Cells that hold a date as a text, as Strict workbooks do: they are read as that text. */
  withDates: Set<string>
  /** Texts that the part keeps for cells. */
  strings: number
  /** Number of the last such text that its cells name; -1 when they name none. */
  lastString: number
  /** Whether it has bytes that no XML in UTF-8 has. */
  isForeign: boolean
}

/** A sheet of a workbook. */
export interface SheetPart {
  /** Whether it has cells: a chart may have a sheet of its own. */
  isTable: boolean
  notes: PartNotes
}

/** What a workbook consists of. */
export interface WorkbookStructure {
  sheets: SheetPart[]
  /**
   * Whether every text that a cell names is there, and every part that is read in the encoding that is read, UTF-8. What
   * else Excel keeps in a workbook, such as queries, may be in any.
   */
  isWhole: boolean
}

/** Looks at the parts of a workbook while they are unpacked, for what its reader would misread. */
export class WorkbookParts {
  readonly #notes = new Map<string, PartNotes>()
  readonly #texts = new Map<string, Buffer[]>()

  /** @param part its name in the zip. @returns takes the part piece by piece */
  look(part: string): (piece: Buffer) => void {
    const notes = emptyNotes()
    this.#notes.set(part, notes)
    const note = cellNoter(notes)
    const pieces: Buffer[] = []
    let size = 0
    return (piece) => {
      note(piece)
      const isBeginning = size < longestBeginning
      size += piece.length
      if (size > longestStructure || !(isBeginning || this.#texts.has(part))) return
      pieces.push(piece)
      const beginning = isBeginning ? Buffer.concat(pieces).toString('latin1') : ''
      if (isBeginning && (part.endsWith('.rels') || ofWorkbook.test(beginning) || ofStyles.test(beginning)))
        this.#texts.set(part, pieces)
    }
  }

  /** Whether the workbook has a format that shows numbers with noughts before them. */
  hasPadding(): boolean {
    return [...this.#texts.keys()].some((part) =>
      [...this.#textOf(part).matchAll(/\sformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].some(([, one, other]) =>
        isPadding((one ?? other ?? '').replaceAll('&quot;', '"')),
      ),
    )
  }

  /** The sheets, hidden ones too, as the workbook lists them, once all parts were looked at. */
  structure(): WorkbookStructure {
    const workbook =
      this.#relations('_rels/.rels', '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? ''
    const folder = path.posix.dirname(workbook)
    const relations = this.#relations(path.posix.join(folder, '_rels', `${path.posix.basename(workbook)}.rels`), folder)
    const strings = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target ?? ''
    const known = this.#notes.get(strings)?.strings ?? 0
    const sheets = [...this.#textOf(workbook).matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)].map(([, attributes = '']) => {
      const id = /\s\w+:id\s*=\s*["']([^"']*)["']/i.exec(` ${attributes}`)?.[1]
      const { type, target } = relations.find((relation) => relation.id === id) ?? { type: '/worksheet', target: '' }
      return { isTable: type.endsWith('/worksheet'), notes: this.#notes.get(target) ?? emptyNotes() }
    })
    const parts = relations.filter(({ type }) => ofTables.test(type)).map(({ target }) => target)
    const read = [workbook, ...parts].flatMap((part) => this.#notes.get(part) ?? [])
    return { sheets, isWhole: read.every(({ lastString, isForeign }) => lastString < known && !isForeign) }
  }

  #textOf(part: string): string {
    return Buffer.concat(this.#texts.get(part) ?? []).toString()
  }

  /** @param folder of the part whose relations these are */
  #relations(part: string, folder: string): { id: string; type: string; target: string }[] {
    return [...this.#textOf(part).matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)].map(([, attributes = '']) => {
      const valueOf = (name: RegExp): string => name.exec(` ${attributes}`)?.[1] ?? ''
      const target = valueOf(/\sTarget\s*=\s*["']([^"']*)["']/)
      return {
        id: valueOf(/\sId\s*=\s*["']([^"']*)["']/),
        type: valueOf(/\sType\s*=\s*["']([^"']*)["']/),
        target: target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
      }
    })
  }
}

function emptyNotes(): PartNotes {
  return {
    empty: new Set(),
    withReadings: new Set(),
    withDates: new Set(),
    strings: 0,
    lastString: -1,
    isForeign: false,
  }
}

function cellNoter(notes: PartNotes): (piece: Buffer) => void {
  let rest = ''
  let [row, column] = [0, 0]
  let cell: { place: string; type: string; isEmpty: boolean } | undefined
  const end = (): void => {
    const isRead = row <= tableLimits.rows && column <= tableLimits.columns
    if (isRead && cell?.isEmpty && ['s', 'b'].includes(cell.type)) notes.empty.add(cell.place)
    if (isRead && cell?.type === 'd') notes.withDates.add(cell.place)
    cell = undefined
  }
  return (piece) => {
    notes.isForeign ||= piece.includes(0)
    const text = rest + piece.toString('latin1')
    const last = Math.max(text.lastIndexOf('<'), 0)
    for (const [, slash, name, attributes = '', behind = ''] of text.slice(0, last).matchAll(tag)) {
      const [isOpened, isClosed] = [slash === '', slash !== '' || attributes.endsWith('/')]
      if (name === 'row' && isOpened)
        [row, column] = [Number(/\br=["'](\d{1,9})["']/.exec(attributes)?.[1] ?? row + 1), 0]
      else if (name === 'si' && isOpened) notes.strings++
      else if (name === 'rPh' && isOpened && cell !== undefined) notes.withReadings.add(cell.place)
      else if (name === 'v' && !isClosed && cell !== undefined && behind.trim() !== '') {
        cell.isEmpty = false
        if (cell.type === 's')
          notes.lastString = Math.max(notes.lastString, /^\s*\d+\s*$/.test(behind) ? Number(behind) : Infinity)
      } else if (name === 'c') {
        if (isOpened) {
          const place = /\br=["']([A-Za-z]{1,7})(\d{1,9})["']/.exec(attributes)
          column = place === null ? column + 1 : columnOf(place[1] ?? '')
          if (place !== null) row = Number(place[2])
          const type = /\bt=["'](\w+)["']/.exec(attributes)?.[1] ?? ''
          cell = { place: `${row - 1},${column - 1}`, type, isEmpty: true }
        }
        if (isClosed) end()
      }
    }
    rest = text.slice(last, last + longestTag)
  }
}

/** Number of a column, counted from 1: A, B, … AA. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
