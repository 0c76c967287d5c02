import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { toldProblem } from '../../base/problemText.ts'
import type { Turns } from '../../base/turns.ts'
import type { savingReason } from './refusals.ts'

/** How often a write is tried, and the longest pause before the second time, in milliseconds; later ones grow. */
const [most, pause] = [20, 40]
/** A larger body, in bytes, is an upload: it is not kept for another attempt. */
const largestKept = 2 ** 20

/** The code of a refusal after which the same request may simply be made again. */
const again: ReturnType<typeof savingReason>['code'] = 'saved-meanwhile'

const refusal = z.object({
  errors: z.tuple([
    z.object({
      data: z.object({
        code: z.string().optional(),
        errors: z.array(toldProblem).optional(),
      }),
    }),
  ]),
})

/**
 * Answers a request that may write, and whose body has arrived (cms/server/http/bodies). Writes of one document come one
 * after the other; one that met another server's is made again from its beginning: nothing of it was written, and
 * nothing was answered.
 * @param turns of this process
 * @param thing the turn that it takes; undefined when it waits for nobody
 * @param answer makes an attempt; each is given a request with a body of its own
 */
export async function answerSave(
  request: Request,
  turns: Pick<Turns, 'take'>,
  thing: string | undefined,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const isNew = thing !== undefined && !thing.includes('/')
  const isKept = Number(request.headers.get('content-length') ?? 0) <= largestKept
  const attempts = isKept ? most : 1
  const tryAll = async (): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const response = await answer(attempt < attempts ? request.clone() : request)
      if (attempt === attempts || !(await mayBeMadeAgain(response, isNew && attempt === 1))) return response
      await setTimeout(Math.random() * pause * attempt)
    }
  }
  return thing === undefined ? tryAll() : turns.take(thing, tryAll)
}

/** @param isNew whether an address that was taken in the same moment is a reason too: the next attempt makes another */
async function mayBeMadeAgain(response: Response, isNew: boolean): Promise<boolean> {
  if (response.status !== 409 && !(isNew && response.status === 400)) return false
  // a plain form is refused with a page
  const { data } = refusal.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  )
  const refused = data?.errors[0].data
  return refused?.code === again || (isNew && refused?.errors?.length === 1 && refused.errors[0]?.path === 'slug')
}
