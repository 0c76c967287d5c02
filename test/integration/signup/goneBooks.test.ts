import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../cms/database/documentIds.ts'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { forgetGoneBooks } from '../../../cms/features/signup/book/forgetGone.ts'
import { BookKeeper } from '../../../cms/features/signup/book/keeper.ts'
import { ensureRow, readRow } from '../../../cms/features/signup/book/store.ts'
import { addAnswer, forgetTexts } from '../../../cms/features/signup/feedback/store/feedback.ts'
import { policyOfGone } from '../../../cms/features/signup/rules/offered.ts'
import { eraseRegistration } from '../../../cms/features/signup/service/erase.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'

const day = 86_400_000
const policy = {
  ...policyOfGone(5),
  ...{ closes: Infinity, takesUntil: Infinity, hasWaitingList: true, mostSeats: 4, takesPlace: true },
}

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let dataDir: string
  let opened: SignUpPayload

  beforeAll(async () => {
    place = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-gone-'))
    opened = await openSignUpPayload(dataDir, place.url)
  })
  afterAll(async () => {
    await opened.payload.destroy()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const of = (entry: string): Bookable => ({ collection: 'activities', entry, occasion: 'row' })
  const keeper = () => new BookKeeper({ ...opened, now: Date.now, policyOf: () => policy, told: () => undefined })

  /** Signs one up for something of an entry. @returns their registration */
  async function signUp(entry: string): Promise<string> {
    const id = newId(opened.payload.db.name)
    const consent = '2026-11-28/180'
    await keeper().run(of(entry), {
      command: { kind: 'sign-up', id, phones: [id], seats: 1, audience: undefined },
      registration: { phone: id, code: id, key: id, person: 'sealed', consent, price: undefined },
    })
    return id
  }
  const cancel = (entry: string, id: string) =>
    keeper().run(of(entry), { command: { kind: 'cancel', id, by: 'staff' } })
  const erase = (entry: string, id: string) => eraseRegistration(opened, { id, bookable: keyOf(of(entry)) }, Date.now())
  const forget = (now: number) => forgetGoneBooks({ ...opened, now, thereAre: async () => new Set(['there']) })
  const areLeft = async (...entries: string[]) =>
    Promise.all(entries.map(async (entry) => (await readRow(opened.payload, keyOf(of(entry)))) !== undefined))

  it('should take out the row of an entry that is deleted when nothing hangs on it, and no other', async () => {
    const { payload } = opened
    for (const entry of ['there', 'empty']) await ensureRow(payload, of(entry))
    await signUp('placed')
    await cancel('known', await signUp('known'))
    const erased = await signUp('erased')
    await cancel('erased', erased)
    await erase('erased', erased)
    // who came is counted, though nobody knows who it was
    await erase('counted', await signUp('counted'))
    await ensureRow(payload, of('said'))
    const answer = { overall: 5, content: 5, place: 5, text: '很好' }
    await addAnswer(payload, keyOf(of('said')), 'mark', answer)

    const all = ['there', 'empty', 'placed', 'known', 'erased', 'counted', 'said']
    // somebody may have seen it offered a moment ago
    expect(await forget(Date.now())).toBe(0)
    expect(await areLeft(...all)).toEqual(all.map(() => true))
    expect(await forget(Date.now() + day)).toBe(2)
    expect(await areLeft(...all)).toEqual([true, false, true, true, false, true, true])

    await forgetTexts(payload, keyOf(of('said')))
    expect([await forget(Date.now() + day), await forget(Date.now() + day)]).toEqual([1, 0])
    expect(await areLeft('said')).toEqual([false])
  })

  it('should keep the row of somebody who signs up while it is looked', async () => {
    await ensureRow(opened.payload, of('late'))
    const thereAre = async () => {
      await signUp('late')
      return new Set(['there'])
    }
    expect(await forgetGoneBooks({ ...opened, now: Date.now() + day, thereAre })).toBe(0)
    expect(await areLeft('late')).toEqual([true])
  })
})
