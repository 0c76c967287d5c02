import { randomInt } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { writeIf } from '../../../../database/writeIf.ts'

/** An answer as it is stored: marks by the name of their question, and a text. */
const stored = z.object({ overall: z.number(), content: z.number(), place: z.number(), text: z.string() })
type Stored = z.infer<typeof stored>

const row = z.object({
  answers: z.array(stored).nullish(),
  used: z.array(z.string()).nullish(),
  revision: z.number(),
})
type Row = z.infer<typeof row>

/** How often a write is tried again that another one was faster than. */
const mostTries = 30

/** All answers to something. @param key of the bookable */
export async function readAnswers(payload: Payload, key: string): Promise<Stored[]> {
  return (await read(payload, key))?.answers ?? []
}

/** Whether a ticket was used. @param mark of the ticket */
export async function isUsed(payload: Payload, key: string, mark: string): Promise<boolean> {
  return (await read(payload, key))?.used?.includes(mark) ?? false
}

/**
 * Adds an answer, at a random place among the others, and the mark of its ticket, in order of the alphabet.
 * @returns `used` when the ticket was used before, `busy` when too many write at once
 */
export async function addAnswer(
  payload: Payload,
  key: string,
  mark: string,
  answer: Stored,
): Promise<'added' | 'used' | 'busy'> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const before = await read(payload, key)
    if (before === undefined) {
      await makeRow(payload, key)
      continue
    }
    const [answers, used] = [[...(before.answers ?? [])], before.used ?? []]
    if (used.includes(mark)) return 'used'
    answers.splice(randomInt(answers.length + 1), 0, answer)
    if (await changed(payload, key, before, { answers, used: [...used, mark].sort() })) return 'added'
  }
  return 'busy'
}

/**
 * Takes out what was written in words, and which tickets were used; the marks stay.
 * @returns whether there was anything
 * @throws when too many write at once
 */
export async function forgetTexts(payload: Payload, key: string): Promise<boolean> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const before = await read(payload, key)
    if (before === undefined || !isToForget(before)) return false
    const answers = (before.answers ?? []).map((answer) => ({ ...answer, text: '' }))
    if (await changed(payload, key, before, { answers, used: [] })) return true
  }
  throw new Error('feedback is written without a pause')
}

/** Whether there is something that is to be taken out at its time (`forgetTexts`). */
export async function isWritten(payload: Payload, key: string): Promise<boolean> {
  const found = await read(payload, key)
  return found !== undefined && isToForget(found)
}

function isToForget({ used, answers }: Row): boolean {
  return (used ?? []).length > 0 || (answers ?? []).some(({ text }) => text !== '')
}

/** @returns false when somebody else has written meanwhile: nothing of it was written */
async function changed(payload: Payload, key: string, { revision }: Row, data: Partial<Row>): Promise<boolean> {
  const where: Where = { and: [{ key: { equals: key } }, { revision: { equals: revision } }] }
  return (await writeIf(payload, 'feedback', where, { ...data, revision: revision + 1 })) !== undefined
}

async function read({ db }: Payload, key: string) {
  const found = await db.findOne({ collection: 'feedback', where: { key: { equals: key } } })
  return found === null ? undefined : row.parse(found)
}

/** Of several that make it at once, one does. */
async function makeRow(payload: Payload, key: string): Promise<void> {
  try {
    await payload.db.create({ collection: 'feedback', data: { key, answers: [], used: [], revision: 0 } })
  } catch (error) {
    if ((await read(payload, key)) === undefined) throw error
  }
}
