import { namesIn } from '../../../content/fields/peopleInText.ts'
import { libraryBeside } from '../../../content/fields/peopleText.ts'
import { lengthProblem } from '../../../base/characters.ts'
import { settledTextOf } from '../../../base/fieldTree/settledText.ts'
import type { Column } from './columns.ts'
import { longestCell, readBody, tooLongMark } from './body.ts'
import { type Cell, isBad, textOf, tidy } from './cell.ts'
import { hintOf, limitsOf } from './hints.ts'
import { momentMarks, momentProblem, readDay, readMoment } from './moments.ts'
import { type Names, zipMark } from './names.ts'
import { writeCell } from './writeCell.ts'

/**
 * What a cell means: a value to store, with what about it is worth a second look, or what is wrong with it, with what is
 * allowed. Both in Chinese.
 */
export type Reading = { value: unknown; marks?: string[] } | { problem: string }

/** From here on Excel has put noughts in the place of figures. */
const firstInexact = 1e15

const yes = new Set(['是', 'true', '1', '√', '✓', '✔', '有', 'y', 'yes', '对'])
const no = new Set(['否', 'false', '0', '×', 'x', '无', 'n', 'no', '不', '没有'])

/**
 * Reads a cell. A cell that says what an export would write for the value that is there leaves it exactly as it is, so
 * that nothing is lost that a cell cannot hold: seconds of a time, formats of a text, an entry that one may not see. What
 * it means is what is stored of it, so that neither a preview nor a comparison is about how it was typed.
 * @param before the value that is stored; undefined when there is none
 * @param now milliseconds since the epoch; by it dates are told that are far from today
 */
export function readCell(column: Column, cell: Cell, before: unknown, names: Names, now = Date.now()): Reading {
  if (isBad(cell))
    return {
      problem: `${cell.bad}。${cell.advice ?? '请改成填好的值（选中后“选择性粘贴—值”）'}，要求：${hintOf(column)}。`,
    }
  const written = writeCell(column, before, names)
  const text = textOf(cell)
  if (text === '' && written === '') return { value: before ?? emptyOf(column) }
  if (text === '') return { value: column.kind === 'yesNo' && before !== undefined ? false : emptyOf(column) }
  // a box that was never ticked is written like one that is not, and a new entry may have it ticked by default
  if (column.kind !== 'yesNo' && (text === tooLongMark || text === String(written))) return { value: before ?? null }
  const reading = readFilled(column, cell, text, names)
  if ('problem' in reading) return reading
  if (column.kind !== 'yesNo' && writeCell(column, reading.value, names) === written) return { value: before ?? null }
  if (settledTextOf(column.field)?.isSame(String(reading.value), String(written)) === true) return { value: before }
  const marks = [...marksOf(column, cell, text, reading.value, now), ...peopleMarks(column, text, names)]
  return marks.length > 0 ? { ...reading, marks } : reading
}

/** Whether a day alone means its end there. */
function isToDayEnd({ field }: Column): boolean {
  return (field.custom as { isToDayEnd?: boolean } | undefined)?.isToDayEnd === true
}

/** What Excel may have made of what somebody typed, and what is stored otherwise than it is written. */
function marksOf(column: Column, cell: Cell, text: string, value: unknown, now: number): string[] {
  const { kind } = column
  if (kind === 'day' || kind === 'moment') return momentMarks(cell, String(value), kind, now, isToDayEnd(column))
  if (kind !== 'text' && kind !== 'texts' && kind !== 'body') return []
  return [
    ...(cell instanceof Date
      ? ['这一格在 Excel 里是日期，按文字保存；原来写的若不是日期，请把格式改成“文本”重写']
      : []),
    ...(text.length >= longestCell ? [`正好写满 Excel 一格的 ${longestCell} 字，后面的可能被截掉了`] : []),
  ]
}

/** Of a text that names people whom one could refer to: whoever is in the talent library. */
function peopleMarks({ field }: Column, text: string, names: Names): string[] {
  const beside = libraryBeside(field)
  if (beside === undefined) return []
  const known = namesIn(text).filter((name) => names.find('talents', name).length > 0)
  return known.length === 0 ? [] : [`${known.join('、')}在人才库里，写进“${beside.label}”一栏，人才的页面上也会有`]
}

function emptyOf({ kind }: Column): unknown {
  return ['texts', 'choices', 'relations', 'pictures'].includes(kind) ? [] : null
}

function readFilled(column: Column, cell: Cell, text: string, names: Names): Reading {
  const refuse = (what: string): Reading => ({ problem: `${what}。要求：${hintOf(column)}。` })
  const { maxLength } = limitsOf(column)
  if ((column.kind === 'text' || column.kind === 'texts') && typeof cell === 'number' && Math.abs(cell) >= firstInexact)
    return refuse(`数字 ${cell} 太长：Excel 的数字只记得住 15 位，后面的已变成 0。请先把格式改成“文本”，再重新填写`)
  switch (column.kind) {
    case 'text': {
      // a text of one line is stored as one
      const line = column.field.type === 'text' ? text.replaceAll(/[\t\n]+/g, ' ') : text
      const value = settledTextOf(column.field)?.settle(line) ?? line
      const problem = maxLength === undefined ? undefined : lengthProblem(value, maxLength)
      return problem === undefined ? { value } : { problem: `${problem}要求：${hintOf(column)}。` }
    }
    case 'texts':
      return { value: partsOf(text) }
    case 'number':
    case 'money':
      return readNumber(column, text)
    case 'day':
    case 'moment': {
      const value = column.kind === 'day' ? readDay(cell) : readMoment(cell, isToDayEnd(column))
      return value === undefined ? refuse(momentProblem(cell)) : { value }
    }
    case 'yesNo': {
      const word = text.normalize('NFKC').toLowerCase()
      return yes.has(word) ? { value: true } : no.has(word) ? { value: false } : refuse('只认“是”和“否”')
    }
    case 'choice':
    case 'choices':
      return readChoices(column, text)
    case 'relation':
    case 'relations':
    case 'picture':
    case 'pictures':
      return readNames(column, text, names)
    case 'body':
      return { value: readBody(text) }
  }
}

function readNumber(column: Column, text: string): Reading {
  const refuse = (what: string): Reading => ({ problem: `${what}。要求：${hintOf(column)}。` })
  const isMoney = column.kind === 'money'
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[,\s]/g, '')
    .replace(isMoney ? /^¥|元$/g : /^$/, '')
  if (!/^[-+]?\d+(\.\d+)?$/.test(plain)) return refuse('不是数字')
  const value = isMoney ? Math.round(Number(plain) * 100) : Number(plain)
  if (isMoney && Math.abs(Number(plain) * 100 - value) > 1e-6) return refuse('小数多于两位')
  const { min, max, isWhole } = limitsOf(column)
  if (isWhole && !Number.isInteger(value)) return refuse('不是整数')
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return refuse('超出了范围')
  return { value }
}

function readChoices(column: Column, text: string): Reading {
  const byWord = new Map(
    [...column.choices].flatMap(([value, word]) => [[word, value] as const, [value, value] as const]),
  )
  const words =
    column.kind === 'choice' ? [text] : partsOf(text).flatMap((part) => (byWord.has(part) ? part : split(part)))
  const unknown = words.find((word) => !byWord.has(word))
  if (unknown !== undefined) return { problem: `没有「${unknown}」这一项。${hintOf(column)}。` }
  const values = [...new Set(words.map((word) => byWord.get(word)))]
  return { value: column.kind === 'choice' ? values[0] : values }
}

function readNames(column: Column, text: string, names: Names): Reading {
  const isPicture = column.kind === 'picture' || column.kind === 'pictures'
  const isOne = column.kind === 'relation' || column.kind === 'picture'
  const values: string[] = []
  // a title may have the mark in it that stands between several
  for (const name of isOne || names.find(column.to, text).length === 1 ? [text] : partsOf(text)) {
    if (isPicture && names.hasPicture(name)) {
      values.push(zipMark + name)
      continue
    }
    const [id, ...others] = names.find(column.to, name)
    if (id === undefined)
      return {
        problem: isPicture
          ? `压缩包和图片库里都没有「${name}」。请核对文件名（连同 .jpg 等后缀），或把它放进压缩包一起上传。`
          : `库中没有「${name}」，或您没有查看它的权限。请核对名称，或先建好它再导入。要求：${hintOf(column)}。`,
      }
    if (others.length > 0) {
      const codes = [id, ...others].slice(0, 5).map((one) => names.codeOf(column.to, one))
      return { problem: `有 ${others.length + 1} 个都叫「${name}」。请改填编号，可选：${codes.join('、')}。` }
    }
    values.push(id)
  }
  return { value: isOne ? values[0] : [...new Set(values)] }
}

/** What stands between the marks of a cell. */
function partsOf(text: string): string[] {
  return text
    .split(/[；;\n]/)
    .map(tidy)
    .filter((part) => part !== '')
}

function split(part: string): string[] {
  return part
    .split(/[、，,]/)
    .map(tidy)
    .filter((word) => word !== '')
}
