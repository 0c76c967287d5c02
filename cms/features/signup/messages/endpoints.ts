import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { recordAudit } from '../../../documents/audit/recordAudit.ts'
import { openedPort } from '../../../documents/port.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { registrations as rights } from '../../../rights/tables.ts'
import { unitsOfEditor } from '../../../rights/units/unitsOfEditor.ts'
import { signUpLibraries } from '../asked/contract.ts'
import { maskedEmail, maskedName, maskedPhone } from '../persons/masks.ts'
import { SealError, type Vault } from '../persons/vault.ts'
import { type Notice, notices } from '../asked/words.ts'
import type { Courier } from './courier.ts'
import { openLetter } from './letter.ts'
import { messageReason } from './refusals.ts'
import { type MessageRow, messageById, messagesIn, step } from './store.ts'
import { carriers, deadLetters, type MessageState, messageStates, sendProblems } from './words.ts'

declare module '../../../documents/port.ts' {
  interface Port {
    /** Tells those who signed up; undefined while the server is starting, and without keys. */
    courier(): Pick<Courier, 'vault' | 'wake'> | undefined
  }
}

/** Messages that a list shows at most. */
const mostShown = 200

const asked = z.object({ state: z.enum(['waiting', 'dead', 'all']).default('dead') })

/** A message as staff see it: nobody is named. */
export interface ShownMessage {
  id: string
  notice: Notice
  state: MessageState
  /** In words: why it was not sent, and by what it went. */
  problem: string | undefined
  carrier: string | undefined
  attempts: number
  /** What it is about, `<library>/<entry>`. */
  document: string
  activity: string
  name: string
  phone: string
  email: string | undefined
  /** ISO 8601. */
  madeAt: string
  sentAt: string | undefined
}

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
      const rows = await messagesIn(req.payload, states[state], mostShown)
      const isSeen = await seenBy(req, rights.rows.see, rows)
      const vault = openedPort()?.courier()?.vault
      return Response.json({ messages: rows.filter(isSeen).map((row) => shown(row, vault)) })
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
      if (found === undefined || !(await seenBy(req, rights.rows.work, [found]))(found))
        throw new Refusal(messageReason('no-such-message'))
      if (name === 'again' && !found.sealed) throw new Refusal(messageReason('message-erased'))
      const to =
        name === 'again'
          ? ({ state: 'queued', next: Date.now(), problem: undefined } as const)
          : ({ state: 'dropped', next: undefined, problem: found.problem ?? undefined } as const)
      const done = await step(req.payload, found.id, deadLetters, to)
      if (done === undefined) throw new Refusal(messageReason('message-not-dead'))
      await recordAudit(req, { action: 'change', document: documentOf(found), note })
      openedPort()?.courier()?.wake()
      return Response.json({ state: done.state })
    },
  }
}

/** `<library>/<entry>`, without the date. */
function documentOf({ bookable }: MessageRow): string {
  return bookable.split('/', 2).join('/')
}

/** Which messages somebody may see: all, or those of the entries of their units. */
async function seenBy(
  req: PayloadRequest,
  row: typeof rights.rows.see,
  rows: readonly MessageRow[],
): Promise<(message: MessageRow) => boolean> {
  const { payload, user } = req
  if (user === null || cellOf(row, user) !== 'ownUnits') return () => user !== null
  const units = await unitsOfEditor(payload, user)
  const own = new Set<string>()
  for (const collection of signUpLibraries) {
    const ids = rows
      .map(documentOf)
      .flatMap((name) => (name.startsWith(`${collection}/`) ? name.slice(collection.length + 1) : []))
    const where = { and: [{ id: { in: [...new Set(ids)] } }, { ownerUnit: { in: [...units] } }] }
    const { docs } =
      ids.length === 0 ? { docs: [] } : await payload.db.find({ collection, where, limit: 0, pagination: false })
    for (const { id } of docs) own.add(`${collection}/${id}`)
  }
  return (message) => own.has(documentOf(message))
}

function shown(row: MessageRow, vault: Vault | undefined): ShownMessage {
  const letter = vault && opened(vault, row.sealed)
  const { id, notice, state, problem, carrier, attempts, createdAt, sentAt } = row
  return {
    ...{ id, notice, state, document: documentOf(row), madeAt: createdAt, attempts: attempts ?? 0 },
    problem: problem ? sendProblems[problem] : undefined,
    carrier: carrier ? carriers[carrier] : undefined,
    activity: letter?.values['活动'] ?? notices[notice],
    name: letter === undefined ? '（已抹去）' : maskedName(letter.values['姓名'] ?? ''),
    phone: letter === undefined ? '' : maskedPhone(letter.phone),
    email: letter?.email === undefined ? undefined : maskedEmail(letter.email),
    sentAt: sentAt ?? undefined,
  }
}

function opened(vault: Vault, sealed: string | null | undefined) {
  try {
    return sealed ? openLetter(vault, sealed) : undefined
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
