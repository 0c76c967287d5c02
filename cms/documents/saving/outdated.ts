import { formatInShanghai } from '../../base/time/wallClock.ts'

/** Who saved the newest version of a document, when, and what the two saves are about. */
export interface Clash {
  /** Name of whoever saved it; undefined when nobody is known. */
  by: string | undefined
  /** Whether that was whoever saves now, in another window. */
  isSelf: boolean
  /** When, ISO 8601. */
  at: string
  /** Labels of the fields that they changed, and that whoever saves now changed; undefined when it cannot be told. */
  theirs: readonly string[] | undefined
  mine: readonly string[] | undefined
  /** Labels of the fields in which the two states differ. */
  differing: readonly string[]
}

const clock = formatInShanghai({
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** What is said to whoever saves on the base of a version that is not the newest any more. */
export function clashText({ by, isSelf, at, theirs, mine, differing }: Clash): string {
  const who = isSelf ? '您自己在另一个窗口' : (by ?? '别人')
  const parts = [`没有保存：您打开这条内容以后，${who}已在 ${clock.format(new Date(at))} 保存过。`]
  if (theirs !== undefined && mine !== undefined)
    parts.push(`${isSelf ? '那时' : '对方'}改了${listed(theirs)}，您改了${listed(mine)}。`)
  else parts.push(`两边不同的有${listed(differing)}。`)
  parts.push(
    '您写的文字还在页面上，没有丢。请先看最新版本，把需要的文字合到一起再保存；或复制您的文字，刷新页面后再粘贴。',
  )
  return parts.join('')
}

function listed(labels: readonly string[]): string {
  return labels.length === 0 ? '（没有不同）' : labels.map((label) => `“${label}”`).join('、')
}
