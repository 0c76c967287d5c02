import { codeKey } from '../cells/codeKey.ts'
import { putAt, valueAt } from '../cells/paths.ts'
import { readCell } from '../cells/readCell.ts'
import type { Column } from '../cells/columns.ts'
import { nobodySignedUp, type SignedUp } from '../../signup/desk/signedUp.ts'
import { codeHeader, type Library } from '../table/library.ts'
import { Alike, titleKey } from './alike.ts'
import type { RowsOf } from './arrayRows.ts'
import { defaultsOf } from './defaults.ts'
import { isEmpty } from './isEmpty.ts'
import { newPictures } from './newPictures.ts'
import type { Circumstances, Existing, FieldProblem, Known, Step } from './plan.ts'
import { readArray } from './readArray.ts'
import { changeOf, shownValue } from './shownValues.ts'
import { type Line, type Problem, shown } from '../table/sheets.ts'

/** Says line by line what is to be done; knows what the lines before it took. */
export class RowPlanner {
  readonly #library: Library
  readonly #sheet: string
  readonly #columns: ReadonlySet<Column>
  readonly #arrays: readonly RowsOf[]
  readonly #given: Circumstances
  readonly #problems: Problem[]
  readonly #codes = new Map<string, number>()
  readonly #slugs = new Map<string, number>()
  readonly #alike = new Alike()
  #known: Known = { existing: new Map(), foreign: new Set(), trashed: new Set(), ambiguous: new Map() }
  #namesakes: ReadonlyMap<string, readonly string[]> = new Map()

  constructor(
    library: Library,
    sheet: string,
    columns: ReadonlySet<Column>,
    arrays: readonly RowsOf[],
    given: Circumstances,
    problems: Problem[],
  ) {
    this.#library = library
    this.#sheet = sheet
    this.#columns = columns
    this.#arrays = arrays
    this.#given = given
    this.#problems = problems
  }

  /** Reads what is there of the lines that come next. @param titleOf what a line's entry is called */
  async know(lines: readonly Line[], titleOf: (line: Line) => string): Promise<void> {
    this.#known = await this.#given.know(lines.map(({ code }) => code))
    const made = lines.filter(({ code }) => !this.#known.existing.has(code))
    this.#namesakes = await this.#given.namesakes(made.map(titleOf))
  }

  async step(line: Line): Promise<Step> {
    const before = this.#existing(line)
    const already = this.#problems.length
    const document: Record<string, unknown> = { ...before?.document }
    const step: Step = {
      row: line.row,
      operation: before === undefined ? 'create' : 'same',
      code: line.code === '' ? this.#given.newCode(line.row) : line.code,
      title: '',
      id: before?.id,
      data: {},
      changes: [],
      pictures: [],
      marks: [...line.odd],
    }
    for (const column of this.#library.columns) {
      if (this.#columns.has(column)) this.#readField(line, column, before, document, step)
    }
    for (const array of this.#arrays) await this.#readArray(line, array, before, document, step)
    step.title = String(document[this.#library.title] ?? '')
    for (const picture of step.pictures) picture.alt ||= step.title
    if (before === undefined) {
      this.#nameNew(line, step, document)
      step.changes.push(...defaultsOf(this.#library.columns, this.#columns, document, this.#given))
      step.marks.push(...this.#alike.marksOf(step, this.#namesakes.get(titleKey(step.title)) ?? []))
    } else if (step.changes.length > 0) step.operation = 'update'
    for (const { name, change } of this.#given.applied(document))
      if (before === undefined || name in step.data) step.changes.push(change)
    if (step.operation !== 'same' && this.#problems.length === already)
      await this.#check(line, before, document, step.data)
    return step
  }

  #existing(line: Line): Existing | undefined {
    if (line.code === '') return undefined
    const first = this.#codes.get(codeKey(line.code))
    if (first !== undefined) this.#complain(line, codeHeader, line.code, `与第 ${first} 行的编号相同。一条只能写一行。`)
    else this.#codes.set(codeKey(line.code), line.row)
    const existing = this.#known.existing.get(line.code)
    if (this.#known.foreign.has(line.code) || existing?.mayUpdate === false)
      this.#complain(line, codeHeader, line.code, '这一条不归您维护，不能修改。请删去这一行，或请编辑处理。')
    if (this.#known.trashed.has(line.code))
      this.#complain(
        line,
        codeHeader,
        line.code,
        '这个编号属于垃圾箱里的条目。要修改它，请先从垃圾箱恢复；要新建，请换一个编号，或留空由系统生成。',
      )
    const alike = this.#known.ambiguous.get(line.code)
    if (alike !== undefined)
      this.#complain(line, codeHeader, line.code, `库里有几个编号与它只差大小写：${alike.join('、')}。请照库里的写。`)
    if (line.code.length > 40) this.#complain(line, codeHeader, line.code, '编号最多 40 个字符。')
    return existing
  }

  #readField(
    line: Line,
    column: Column,
    before: Existing | undefined,
    document: Record<string, unknown>,
    step: Step,
  ): void {
    const cell = line.cells.get(column) ?? null
    const stored = valueAt(before?.document, column.path)
    const { names, now } = this.#given
    const reading = readCell(column, cell, before === undefined ? undefined : (stored ?? null), names, now)
    if ('problem' in reading) return this.#complain(line, column.header, shown(cell), reading.problem)
    // no entry is without an address: whoever leaves it empty has none to say
    if (column.path[0] === 'slug' && isEmpty(reading.value) && !isEmpty(stored)) return
    this.#readAlt(line, column, reading.value, step)
    if (column.path[0] === 'slug') this.#takeSlug(line, reading.value, before)
    if (column.path[0] === 'ownerUnit') this.#checkUnit(line, reading.value, stored, before)
    const made = line.marks.get(column)
    const marks = [...(made === undefined ? [] : [made]), ...(reading.marks ?? [])]
    if (before === undefined) {
      if (isEmpty(reading.value)) return
      putAt(document, column.path, reading.value)
      putAt(step.data, column.path, reading.value)
      const after = shownValue(column, reading.value, names)
      if (column.kind !== 'yesNo' || reading.value === true)
        step.changes.push({ header: column.header, before: '', after, marks })
      return
    }
    const change = changeOf(column, stored, reading.value, names)
    if (change === undefined) return
    step.changes.push({ ...change, marks: [...marks, ...change.marks] })
    putAt(document, column.path, reading.value)
    const [group = ''] = column.path
    step.data[group] = document[group]
  }

  #readAlt(line: Line, column: Column, value: unknown, step: Step): void {
    const { pictures, tooLong } = newPictures(line, column, value)
    if (tooLong !== undefined)
      this.#complain(line, column.altHeader ?? '', shown(tooLong), `有 ${tooLong.length} 字，最多 120 字。`)
    step.pictures.push(...pictures)
  }

  async #readArray(
    line: Line,
    rows: RowsOf,
    before: Existing | undefined,
    document: Record<string, unknown>,
    step: Step,
  ): Promise<void> {
    const lines = rows.of.get(line)
    if (lines === undefined) return
    const stored = before?.document[rows.array.name]
    let signedUp: SignedUp | undefined
    const {
      rows: read,
      changes,
      problems,
    } = await readArray(
      rows,
      lines,
      stored,
      this.#given,
      (inner, column, value) => this.#readAlt(inner, column, value, step),
      async () => (before === undefined ? nobodySignedUp : (signedUp ??= await this.#given.signedUp(before.id))),
    )
    this.#problems.push(...problems)
    if (read === undefined) return
    document[rows.array.name] = read
    step.data[rows.array.name] = read
    step.changes.push(...changes)
  }

  #nameNew(line: Line, step: Step, document: Record<string, unknown>): void {
    if (typeof document['slug'] === 'string' || step.title === '') return
    const slug = this.#given.newSlug(step.title, (one) => this.#given.slugs.has(one) || this.#slugs.has(one))
    this.#slugs.set(slug, line.row)
    document['slug'] = slug
    step.data['slug'] = slug
    step.changes.push({ header: '网址名', before: '', after: slug, marks: [] })
  }

  #takeSlug(line: Line, value: unknown, before: Existing | undefined): void {
    if (typeof value !== 'string' || value === '') return
    const owner = this.#given.slugs.get(value)
    const first = this.#slugs.get(value)
    if (owner !== undefined && owner !== before?.id)
      this.#complain(line, '网址名', value, '已被库中另一条使用。请换一个，或留空由系统生成。')
    else if (first !== undefined) this.#complain(line, '网址名', value, `与第 ${first} 行的相同。请换一个，或留空。`)
    else this.#slugs.set(value, line.row)
  }

  #checkUnit(line: Line, value: unknown, stored: unknown, before: Existing | undefined): void {
    const { units } = this.#given
    if (units === undefined || (before !== undefined && value === stored)) return
    if (before === undefined && isEmpty(value)) return
    if (typeof value === 'string' && units.has(value)) return
    this.#complain(
      line,
      '归属工会',
      shown(line.cells.get(this.#unitColumn()) ?? null),
      '只能是您所在的工会或它的下级工会。请改填，或留空。',
    )
  }

  #unitColumn(): Column {
    return this.#library.columns.find(({ path }) => path[0] === 'ownerUnit') as Column
  }

  async #check(
    line: Line,
    before: Existing | undefined,
    document: Record<string, unknown>,
    sent: Record<string, unknown>,
  ): Promise<void> {
    const { check, publishes } = this.#given
    const found = await check(document, sent, before?.id)
    if (found.length === 0) return
    // what was wrong already is not the import's doing, and a draft may stay so; a publish takes none of it
    const known = before === undefined || publishes ? [] : await check(before.document, {}, before.id)
    const seen = new Set(known.map((problem) => JSON.stringify(problem)))
    for (const problem of found) if (!seen.has(JSON.stringify(problem))) this.#blame(line, problem)
  }

  /** Names the cell in which a rule of a field is not kept. */
  #blame(line: Line, { array, path, message }: FieldProblem): void {
    const key = path.join('.')
    if (array === undefined) {
      const column = this.#library.columns.find((one) => one.path.join('.') === key)
      const cell = column && line.cells.get(column)
      return this.#complain(line, column?.header ?? key, shown(cell ?? null), message)
    }
    const rows = this.#arrays.find((one) => one.array.name === array.name)
    const inner = rows?.of.get(line)?.[array.index]
    const column = rows?.array.columns.find((one) => one.path.join('.') === key)
    const cell = column && inner?.cells.get(column)
    this.#problems.push({
      sheet: rows?.sheet ?? this.#sheet,
      row: inner?.row ?? line.row,
      column: column?.header ?? key,
      value: shown(cell ?? null),
      message,
    })
  }

  #complain(line: Line, column: string, value: string, message: string): void {
    this.#problems.push({ sheet: this.#sheet, row: line.row, column, value, message })
  }
}
