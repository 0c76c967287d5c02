import type { Column } from './columns.ts'

/** What a column takes, in Chinese: for the guide of the template and behind every error. */
export function hintOf(column: Column): string {
  const limits = limitsOf(column)
  switch (column.kind) {
    case 'text':
      return limits.maxLength === undefined ? '文字' : `文字，最多 ${limits.maxLength} 字`
    case 'texts':
      return '文字，几项之间用“；”隔开'
    case 'number':
      return `${limits.isWhole ? '整数' : '数字'}${rangeText(limits, 1)}`
    case 'money':
      return `金额，以元为单位，最多两位小数，例如 12.5${rangeText(limits, 100)}`
    case 'day':
      return '日期，例如 2026-11-22、2026年11月22日'
    case 'moment':
      return '日期和时间（北京时间），例如 2026-11-22 19:30、2026年11月22日 下午7点半'
    case 'choice':
      return `只能是：${[...column.choices.values()].join('、')}`
    case 'choices':
      return `可以填几项，用“；”隔开，只能是：${[...column.choices.values()].join('、')}`
    case 'yesNo':
      return '是 或 否'
    case 'relation':
      return '名称或编号，要与库中的一致'
    case 'relations':
      return '名称或编号，要与库中的一致，几个之间用“；”隔开'
    case 'picture':
      return '图片的文件名，例如 海报.jpg；在一起上传的压缩包里，或已在图片库里'
    case 'pictures':
      return '图片的文件名，几个之间用“；”隔开；在一起上传的压缩包里，或已在图片库里'
    case 'body':
      return '文字，一段一行；小标题在行首写“## ”'
  }
}

interface Limits {
  min: number | undefined
  max: number | undefined
  maxLength: number | undefined
  isWhole: boolean
}

/** Limits that a field states. */
export function limitsOf({ field }: Column): Limits {
  const { min, max, maxLength, admin } = field as {
    min?: number
    max?: number
    maxLength?: number
    admin?: { step?: number }
  }
  return { min, max, maxLength, isWhole: admin?.step === 1 }
}

/** @param unit how much of what is stored makes one of what is typed */
function rangeText({ min, max }: Limits, unit: number): string {
  if (min !== undefined && max !== undefined) return `，${min / unit} 到 ${max / unit}`
  if (min !== undefined) return `，最小 ${min / unit}`
  return max === undefined ? '' : `，最大 ${max / unit}`
}
