/** What a pattern has where the name of the unit is to stand. */
export const unitMark = '{专场单位}'

/**
 * What stands on the backdrop of a delivery: 昆明工会“中国梦·劳动美·工会情”千场文化活动进基层（螺蛳湾片区联合工会专场）.
 * @param pattern of the campaign; one without the mark is the same for all
 * @param unit for whom it is held
 */
export function captionText(pattern: string, unit: string): string {
  return pattern.replaceAll(unitMark, () => unit)
}

/**
 * Checks the pattern of a caption: whoever makes a backdrop has nothing else to put into it than the unit.
 * @returns what is wrong, in Chinese, or undefined
 */
export function captionProblem(pattern: string): string | undefined {
  const rest = captionText(pattern, '')
  const mark = /[{｛][^{}｛｝]*[}｝]?|[}｝]/u.exec(rest)?.[0]
  return mark === undefined
    ? undefined
    : `「${mark}」不认识。大括号里只能写成 ${unitMark}，用的时候换成那个单位的名字；别的字直接写。`
}
