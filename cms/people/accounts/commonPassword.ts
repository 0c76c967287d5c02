import { cutText } from '../../../site/catalogue/cutText.ts'

/** What is looked at of a password, in characters: one that is good so far is not made worse by more. */
const looked = 100
/** Words that everybody at a union tries first. */
const ownWords = ['gongyun', 'gonghui', 'zonggonghui', 'wenyi', 'zhigong', '工韵', '工会', '总工会', '职工', '密码']
/** Guesses below a million, by the count of zxcvbn: those who guess begin with these. */
const weak = 1

/**
 * Whether a password is among those that are tried first: one of the lists of leaked ones, or made of it, of a row of
 * keys, of dates, of repetitions, or of what is known of the account. The lists are loaded when a password is set.
 * @param known texts about the account: name and email
 */
export async function isCommonPassword(password: string, known: readonly string[]): Promise<boolean> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const meter = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const words = known
    .flatMap((text) => [text, text.split('@')[0] ?? '', ...text.split(/[@.\s]/)])
    .filter((word) => word.length > 1)
  return meter.check(cutText(password, looked), [...ownWords, ...words]).score <= weak
}
