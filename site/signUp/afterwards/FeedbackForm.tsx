import { bestMark, feedbackQuestions, longestFeedback } from '../../catalogue/signUp/feedback.ts'
import type { BookableName } from '../../catalogue/signUp/shapes.ts'

interface Props {
  bookable: BookableName
  /** Shows that somebody came, and not who. */
  ticket: string
}

/** What those who came are asked: a plain form that the browser sends, with neither code nor telephone number in it. */
export function FeedbackForm({ bookable: { collection, entry, occasion }, ticket }: Props) {
  return (
    <details className="feedback">
      <summary>说说怎么样（不记名）</summary>
      <form method="post" action="/api/signup/feedback">
        <input type="hidden" name="collection" value={collection} />
        <input type="hidden" name="entry" value={entry} />
        {occasion !== undefined && <input type="hidden" name="occasion" value={occasion} />}
        <input type="hidden" name="ticket" value={ticket} />
        {Object.entries(feedbackQuestions).map(([name, question]) => (
          <fieldset key={name} className="marks">
            <legend>{question}</legend>
            {Array.from({ length: bestMark }, (_, index) => (
              <label key={index}>
                <input type="radio" name={name} value={index + 1} required />
                {index + 1}
                {index === 0 && ' 不好'}
                {index === bestMark - 1 && ' 很好'}
              </label>
            ))}
          </fieldset>
        ))}
        <label className="words">
          想说的话（可以不写，不要写姓名电话）
          <textarea name="text" rows={3} maxLength={longestFeedback} />
        </label>
        <p className="hint">不记是谁写的。满 5 份，主办方才看得到。</p>
        <button type="submit" className="button">
          交上去
        </button>
      </form>
    </details>
  )
}
