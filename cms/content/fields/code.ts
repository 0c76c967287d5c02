import { randomInt } from 'node:crypto'
import type { FieldHook, TextField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'

/** Consonants only: a code is never a word, and Excel never takes it for a number, a date or a formula. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'

/**
 * A new code, such as KDWTR-MZPQH: one of 10^13.
 * @param figure gives a number from 0 to below its argument, any of them as likely as the others
 */
export function newCode(figure: (below: number) => number = randomInt): string {
  const half = (): string => Array.from({ length: 5 }, () => letters[figure(letters.length)]).join('')
  return `${half()}-${half()}`
}

const fill: FieldHook = ({ value, originalDoc }) => {
  if (typeof value === 'string' && value !== '') return value
  const before: unknown = originalDoc?.code
  return typeof before === 'string' && before !== '' ? before : newCode()
}

/**
 * The stable code of an entry, by which a spreadsheet names it. It is given once: by the import that brings the entry,
 * else by the system, and never changes. An entry of before there were codes has none until it is saved again; its id
 * serves meanwhile.
 */
export const codeField: TextField = {
  name: 'code',
  type: 'text',
  label: '编号',
  unique: true,
  index: true,
  maxLength: 40,
  access: fieldAccess(systemFields.fields.givenOnce),
  // a copy gets a code of its own
  hooks: { beforeChange: [fill], beforeDuplicate: [() => ''] },
  admin: { position: 'sidebar', readOnly: true, description: '表格导入导出时用它认出这一条，不对外显示，不会改变。' },
}
