import { z } from 'zod'
import { cleanedLine } from '../../../../site/catalogue/cleaned.ts'
import {
  bestMark,
  type FeedbackQuestion,
  feedbackQuestions,
  fewestAnswers,
  longestFeedback,
} from '../../../../site/catalogue/signUp/feedback.ts'
import { plainLine } from '../../../../site/catalogue/signUp/rules.ts'

const mark = z.coerce
  .number('请选 1 到 5。')
  .int('请选 1 到 5。')
  .min(1, '请选 1 到 5。')
  .max(bestMark, '请选 1 到 5。')

/** What somebody says. */
export const answer = z.strictObject({
  overall: mark,
  content: mark,
  place: mark,
  text: z
    .string()
    .overwrite(cleanedLine)
    .max(longestFeedback, `想说的话最多 ${longestFeedback} 个字。`)
    .transform((text) => text.replaceAll(/\s+/gu, ' '))
    .pipe(z.string().regex(plainLine, '想说的话里有看不见的字符，请重新输入。'))
    .default(''),
})
export type FeedbackAnswer = z.infer<typeof answer>

/** What organisers see. */
export interface Summary {
  /** How many have answered; under `fewestAnswers` nothing else is told. */
  count: number
  /** Of each question how often each mark was given, from 1 to 5, and the mean. */
  questions: { name: FeedbackQuestion; question: string; counts: number[]; mean: number }[]
  texts: string[]
}

/** Sums answers up, in an order that says nothing of when they were given. */
export function summaryOf(answers: readonly FeedbackAnswer[]): Summary {
  const count = answers.length
  if (count < fewestAnswers) return { count, questions: [], texts: [] }
  const questions = Object.entries(feedbackQuestions).map(([name, question]) => {
    const marks = answers.map((one) => one[name as FeedbackQuestion])
    const counts = Array.from({ length: bestMark }, (_, index) => marks.filter((given) => given === index + 1).length)
    const mean = Math.round((marks.reduce((sum, given) => sum + given, 0) / count) * 10) / 10
    return { name: name as FeedbackQuestion, question, counts, mean }
  })
  const texts = answers.map(({ text }) => text).filter((text) => text !== '')
  return { count, questions, texts: texts.sort() }
}
