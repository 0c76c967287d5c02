/**
 * Checks what an honour is called: by one of the usual titles, or by words of its own.
 * @returns what is wrong, in Chinese, or undefined
 */
export function honourProblem(kind: string | null | undefined, title: string | null | undefined): string | undefined {
  const [isChosen, isWritten] = [(kind ?? '') !== '', (title ?? '').trim() !== '']
  if (isChosen === isWritten)
    return isChosen
      ? '“称号”和“其他称号”只留一个：选了称号，就清空其他称号。'
      : '请选择称号；列表里没有的，在“其他称号”里写，例如：三八红旗手。'
  return undefined
}
