import type { Payload, TypedUser } from 'payload'
import { deadMessagesFor } from '../signup/messages/deadFor.ts'
import { type Pile, shownItems } from './desk.ts'

const href = '/admin/sign-up-messages'

/** Messages to those who signed up that were not sent: somebody may come to what was called off. */
export async function readMessages(payload: Payload, user: TypedUser): Promise<Pile> {
  const { messages, isMore } = await deadMessagesFor(payload, user)
  return {
    name: 'messages',
    title: '报名通知没有发出',
    advice: '报了名的人还不知道。请看原因，再发一次，或打电话告诉本人后点“不再发送”。',
    isBad: true,
    total: messages.length,
    isMore,
    items: messages.slice(0, shownItems).map(({ id, notice, activity, problem }) => ({
      title: `${notice}：${activity}`,
      href: `${href}#${id}`,
      detail: '没有发给本人',
      problem,
    })),
    links: [{ label: '看全部没有发出的', href }],
  }
}
