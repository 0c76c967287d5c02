import type { Endpoint } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { recordAudit, settleAudit } from '../../../documents/audit/recordAudit.ts'
import { openedPort } from '../../../documents/port.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { registrations as rights } from '../../../rights/tables.ts'
import type { Courier } from './courier.ts'
import { messageReason } from './refusals.ts'
import { bookablesSeen, documentOf, maySee, shownMessage } from './shownMessage.ts'
import { messageById, messagesIn, step } from './store.ts'
import { deadLetters, type MessageState, messageStates } from './words.ts'

declare module '../../../documents/port.ts' {
  interface Port {
    /** Tells those who signed up; undefined while the server is starting, and without keys. */
    courier(): Pick<Courier, 'vault' | 'wake'> | undefined
  }
}

/** Messages that a list shows at most. */
const mostShown = 200

const asked = z.object({ state: z.enum(['waiting', 'dead', 'all']).default('dead') })

const states: Record<z.infer<typeof asked>['state'], readonly MessageState[]> = {
  waiting: ['queued', 'sending'],
  dead: deadLetters,
  all: Object.keys(messageStates) as MessageState[],
}

/**
 * GET /api/signup/messages?state=dead|waiting|all: messages to those who signed up, the newest first, with names and
 * numbers masked. POST /api/signup/messages/<id>/again and …/drop: a message that was not sent is sent again, or given up.
 */
export const messageEndpoints: Endpoint[] = [
  {
    path: '/signup/messages',
    method: 'get',
    handler: async (req) => {
      if (cellOf(rights.rows.see, req.user) === 'nobody')
        throw new Refusal(messageReason('messages-of-registrations-only'))
      const { state } = asked.safeParse(req.query).data ?? { state: 'dead' }
      const bookables = await bookablesSeen(req.payload, req.user, rights.rows.see)
      const { rows, isMore } = await messagesIn(req.payload, states[state], bookables, mostShown)
      const vault = openedPort()?.courier()?.vault
      return Response.json({ messages: rows.map((row) => shownMessage(row, vault)), isMore })
    },
  },
  stepEndpoint('again', '再发一次一条报名通知'),
  stepEndpoint('drop', '不再发送一条报名通知'),
]

function stepEndpoint(name: 'again' | 'drop', note: string): Endpoint {
  return {
    path: `/signup/messages/:id/${name}`,
    method: 'post',
    handler: async (req) => {
      if (cellOf(rights.rows.work, req.user) === 'nobody')
        throw new Refusal(messageReason('message-steps-of-workers-only'))
      const id = z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .safeParse(req.routeParams?.['id'])
      if (!id.success) throw new Refusal(messageReason('message-badly-asked'))
      const found = await messageById(req.payload, id.data)
      if (found === undefined || !(await maySee(req.payload, req.user, rights.rows.work, found)))
        throw new Refusal(messageReason('no-such-message'))
      if (name === 'again' && !found.sealed) throw new Refusal(messageReason('message-erased'))
      const to =
        name === 'again'
          ? ({ state: 'queued', next: Date.now(), problem: undefined } as const)
          : ({ state: 'dropped', next: undefined, problem: found.problem ?? undefined } as const)
      const document = documentOf(found)
      // none is done without; where it is refused the row says that it was not done
      const row = await recordAudit(req, { action: 'change', document, note, isDone: false })
      const done = await step(req.payload, found.id, deadLetters, to)
      if (done === undefined) throw new Refusal(messageReason('message-not-dead'))
      await settleAudit(req, row, document)
      openedPort()?.courier()?.wake()
      return Response.json({ state: done.state })
    },
  }
}
