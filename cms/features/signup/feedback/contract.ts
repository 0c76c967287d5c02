/** What goes over the network when somebody gives feedback. */
import { z } from 'zod'
import { bookable } from '../asked/contract.ts'
import { answer } from './rules.ts'

const said = '请从“我的报名”打开反馈。'
/** POST /api/signup/feedback */
export const feedbackAsked = answer.extend({
  bookable,
  ticket: z.string(said).regex(/^[\w-]{22}\.[\w-]{22}$/, said),
})
