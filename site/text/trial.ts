/**
 * What the lesson that a 普惠 course gives for nothing is called, wherever it is named: 首课免费体验; when the first lesson
 * was moved behind another or called off, 最先上的一课（第 2 课）免费体验.
 * @param number of the lesson; undefined when none takes place
 * @param size `short` for a tag in a row, which names the lesson anyway or is read in passing
 */
export function trialText(number: number | undefined, size: 'long' | 'short' = 'long'): string {
  if (size === 'short') return number === 1 ? '首课免费' : '免费体验'
  return number === undefined || number === 1 ? '首课免费体验' : `最先上的一课（第 ${number} 课）免费体验`
}
