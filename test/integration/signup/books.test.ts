import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../cms/database/documentIds.ts'
import { type Asked, BookKeeper } from '../../../cms/features/signup/book/keeper.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import type { Command } from '../../../cms/features/signup/rules/decide.ts'
import { policyOfGone } from '../../../cms/features/signup/rules/offered.ts'
import { standingKey } from '../../../cms/features/signup/service/formKeys.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'

const policy = {
  ...policyOfGone(1),
  ...{
    closes: Infinity,
    takesUntil: Infinity,
    hasWaitingList: true,
    offerMs: 3_600_000,
    mostSeats: 4,
    takesPlace: true,
  },
}

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let dataDir: string
  let opened: SignUpPayload
  let serial = 0

  beforeAll(async () => {
    place = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-books-'))
    opened = await openSignUpPayload(dataDir, place.url)
  })
  afterAll(async () => {
    await opened.payload.destroy()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  /** A thing of one place that nobody has signed up for yet, and those who keep its book, as several servers do. */
  const keepers = (how: number) => {
    const { payload, apart } = opened
    const bookable: Bookable = { collection: 'activities', entry: `entry-${++serial}`, occasion: 'row' }
    const made = Array.from({ length: how }, () => {
      const world = { payload, apart, now: Date.now, policyOf: () => policy, told: () => undefined }
      return new BookKeeper(world)
    })
    return { bookable, made }
  }
  const ids = new Map<string, string>()
  const idOf = (number: number): string => {
    const name = `${serial} ${number}`
    const id = ids.get(name) ?? newId(opened.payload.db.name)
    ids.set(name, id)
    return id
  }
  const asking = (number: number): Asked => {
    const id = idOf(number)
    return {
      command: { kind: 'sign-up', id, phones: [id], seats: 1, audience: undefined },
      registration: { phone: id, code: id, key: id, person: id, consent: 'of a test' },
    }
  }
  const cancel = (number: number): Command => ({ kind: 'cancel', id: idOf(number), by: 'person' })

  it('should know the place on the waiting list on each server when another one has written', async () => {
    const { bookable, made } = keepers(2)
    const [here, there] = made as [BookKeeper, BookKeeper]
    for (const number of [1, 2, 3, 4]) await here.run(bookable, asking(number))
    expect((await here.run(bookable, asking(5))).now?.position).toBe(4)
    expect(await here.positionOf(bookable, idOf(4))).toBe(3)
    await there.run(bookable, { command: cancel(2) })
    expect(await here.positionOf(bookable, idOf(4))).toBe(2)
    await there.run(bookable, asking(6))
    expect(await here.positionOf(bookable, idOf(6))).toBe(4)
  })

  it('should answer a step that was taken twice at once as taken, and a form that was sent twice over two times', async () => {
    const { bookable, made } = keepers(1)
    const [keeper] = made as [BookKeeper]
    const run = (asked: Asked) => keeper.run(bookable, asked)
    await run(asking(1))
    await run(asking(2))
    // the first goes alone, what comes meanwhile goes together
    const step = (command: Command) => Promise.all([run(asking(9)), run({ command }), run({ command })])
    const [, ...cancelled] = await step(cancel(1))
    expect(cancelled.map(({ isRepeated }) => isRepeated)).toEqual([false, true])
    const [, ...accepted] = await step({ kind: 'accept', id: idOf(2) })
    expect(accepted.map(({ isRepeated }) => isRepeated)).toEqual([false, true])
    const again = asking(3)
    if (again.registration === undefined) throw new Error('it signs somebody up')
    const ofSecond = { ...again.registration, phone: idOf(2) }
    const found = await run({ ...again, registration: ofSecond, formerKey: idOf(2) })
    expect(found).toMatchObject({ id: idOf(2), isRepeated: true })
    const [one, other] = [asking(4), asking(5)] as const
    if (one.registration === undefined || other.registration === undefined) throw new Error('both sign somebody up')
    const second = { ...other, registration: { ...other.registration, phone: idOf(4) }, formerKey: idOf(4) }
    const both = await Promise.all([run(asking(9)), run(one), run(second)])
    expect(both.slice(1).map(({ id }) => id)).toEqual([idOf(4), idOf(4)])
  })

  it('should take a form anew whose registration was given up, once', async () => {
    const { bookable, made } = keepers(1)
    const [keeper] = made as [BookKeeper]
    const { payload } = opened
    await keeper.run(bookable, asking(1))
    const key = idOf(1)
    expect(await standingKey(payload, key)).toBe(key)
    expect(await standingKey(payload, idOf(7))).toBe(idOf(7))
    await keeper.run(bookable, { command: cancel(1) })
    const next = await standingKey(payload, key)
    expect(next).not.toBe(key)
    expect(await standingKey(payload, key)).toBe(next)
  })
})
