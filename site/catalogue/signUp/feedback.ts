/** What those who came are asked, from 1 to 5: name of the field to the question. */
export const feedbackQuestions = { overall: '总的来说', content: '内容和老师', place: '场地和组织' } as const
export type FeedbackQuestion = keyof typeof feedbackQuestions

/** The best mark, and the longest text in characters. */
export const [bestMark, longestFeedback] = [5, 300] as const

/** Fewest answers that organisers are shown: of fewer somebody could be recognised. */
export const fewestAnswers = 5
