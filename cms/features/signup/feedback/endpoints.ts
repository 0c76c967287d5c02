import type { Endpoint } from 'payload'
import { fewestAnswers } from '../../../../site/catalogue/signUp/feedback.ts'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import { signUpReason } from '../asked/refusals.ts'
import { mustReachBookable } from '../desk/known.ts'
import { bookableIn, networkOfRequest, openedSignUps, parsed, publicPost } from '../endpoints/answer.ts'
import { answerRefused, answerWithPage } from '../endpoints/pageAnswer.ts'
import { sentBy } from '../endpoints/sent.ts'
import type { ShownFeedback } from './admin/answers.ts'
import { isAskedNow } from './asked.ts'
import { feedbackAsked } from './contract.ts'
import { feedbackChart } from './feedbackChart.ts'
import { summaryOf } from './rules.ts'
import { addAnswer, readAnswers } from './store/feedback.ts'
import { isTicketFor, usedMark } from './ticket.ts'

/** POST /api/signup/feedback: what somebody who came says, who is known by a ticket and not by name. */
const give = publicPost('feedback', async (req) => {
  const [signUps, sent] = [openedSignUps(), await sentBy(req)]
  try {
    await signUps.limits.countClaim(networkOfRequest(req))
    const {
      bookable: of,
      ticket,
      ...words
    } = parsed(feedbackAsked, sent.kind === 'json' ? sent.body : ofForm(sent.fields))
    const key = keyOf(of)
    if (!isTicketFor(signUps.vault(), key, ticket)) throw new Refusal(signUpReason('no-feedback-ticket'))
    if (!isAskedNow(signUps, of)) throw new Refusal(signUpReason('feedback-over'))
    const done = await addAnswer(req.payload, key, usedMark(ticket), words)
    if (done === 'busy') throw new Refusal(signUpReason('sign-up-busy'))
    if (done === 'used') throw new Refusal(signUpReason('feedback-given'))
    if (sent.kind === 'form') return await answerWithPage(signUps, { kind: 'thanked' }, 200)
    return Response.json({ thanked: true })
  } catch (error) {
    if (sent.kind === 'json') throw error
    return answerRefused(signUps, error, 'feedback', sent.fields)
  }
})

function ofForm(fields: ReadonlyMap<string, string>): unknown {
  const text = (name: string): string | undefined => fields.get(name)
  const occasion = text('occasion')
  return {
    bookable: { collection: text('collection'), entry: text('entry'), ...(occasion && { occasion }) },
    ticket: text('ticket'),
    overall: text('overall'),
    content: text('content'),
    place: text('place'),
    text: text('text') ?? '',
  }
}

/** GET /api/signup/desk/feedback?collection=…&entry=…&occasion=…: what those who came have said. */
const read: Endpoint = {
  path: '/signup/desk/feedback',
  method: 'get',
  handler: async (req) => {
    const of = bookableIn(req.query)
    await mustReachBookable(req, 'see', of)
    const { count, questions, texts } = summaryOf(await readAnswers(req.payload, keyOf(of)))
    const shown: ShownFeedback = {
      ...{ count, fewest: fewestAnswers, texts },
      questions: questions.map(({ question, counts, mean }) => ({ question, counts, mean })),
      ...(questions.length > 0 && { svg: feedbackChart({ questions }) }),
    }
    return Response.json(shown)
  },
}

/** Feedback of those who came. */
export const feedbackEndpoints: Endpoint[] = [give, read]
