const digits = '〇一二三四五六七八九'
/** A weekday keeps its word; any other figure stands before what it counts. */
const written = /(?<=[周期拜])[一二三四五六]|[〇零一二两三四五六七八九十]{1,4}(?=[年月日号点时分刻])/g
const ten = /^([二两三四五六七八九])?十([一二三四五六七八九])?$/

/**
 * A moment with its figures as digits: 二〇二六年十一月二十二日晚上七点 is 2026年11月22日晚上7点. What is no figure stays.
 */
export function withDigits(text: string): string {
  return text.replace(written, (figure, at: number) => {
    if (at > 0 && figure.length === 1 && /[周期拜]/.test(text.charAt(at - 1))) return figure
    const [isTens, tens = '一', ones = ''] = ten.exec(figure) ?? []
    if (isTens !== undefined) return `${digitOf(tens)}${ones === '' ? 0 : digitOf(ones)}`
    return figure.includes('十') ? figure : [...figure].map(digitOf).join('')
  })
}

function digitOf(figure: string): number {
  return figure === '零' ? 0 : figure === '两' ? 2 : digits.indexOf(figure)
}
