import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { newId } from '../../../cms/database/documentIds.ts'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { BookKeeper } from '../../../cms/features/signup/book/keeper.ts'
import { reconcile } from '../../../cms/features/signup/book/reconcile.ts'
import type { Command } from '../../../cms/features/signup/rules/decide.ts'
import type { Policy } from '../../../cms/features/signup/rules/policy.ts'
import { type Counter, openCounter } from '../../support/countedAt.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'
import { storedSignUps, type StoredRegistration } from '../../support/signUps.ts'
import { commandsOf, somePolicy, someSteps, type Step } from '../../support/signUpSteps.ts'

const [books, seed, longestStepMs] = [18, 20261129, 30] as const
/** What an editor changes in these: what would keep everybody out for the rest of it says nothing here. */
const changing = ['capacity', 'quotas', 'how', 'trial'] as const
const story = fc.tuple(
  somePolicy.map((policy): Policy => ({ ...policy, ...{ opens: undefined, hasWaitingList: true, mostSeats: 4 } })),
  fc.integer({ min: 2, max: 5 }),
  fc.tuple(someSteps, someSteps, someSteps).map((some) => some.flat()),
)

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let dataDir: string
  let opened: SignUpPayload
  let counter: Counter

  beforeAll(async () => {
    place = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-any-order-'))
    opened = await openSignUpPayload(dataDir, place.url)
    counter = await openCounter(dataDir, place.url)
  })
  afterAll(async () => {
    await counter.close()
    await opened.payload.destroy()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const rowsOf = async (key: string): Promise<StoredRegistration[]> =>
    (await storedSignUps(dataDir, place.url)).registrations.filter(({ bookable }) => bookable === key)

  /** Looks at a book while it is written. @returns how often, when there is nothing more to look at */
  async function watch(key: string, isOver: () => boolean): Promise<number> {
    let looks = 0
    for (; !isOver(); looks++) {
      // the embedded database answers within the call: others are to have their turn
      await nextTurn()
      const seen = await counter.countedAt(key)
      if (seen === undefined) continue
      const { row, confirmed, held } = seen
      expect([row.confirmed, row.held]).toEqual([confirmed, held])
      expect(row.confirmed + row.held + row.left).toBe(Math.max(row.capacity, confirmed + held))
    }
    return looks
  }

  /** Has two keepers do all of a story, each step of it at once and the clock going on meanwhile. @returns what has happened */
  async function live(number: number, first: Policy, steps: readonly Step[]): Promise<Set<string>> {
    const { payload, apart } = opened
    const bookable: Bookable = { collection: 'courses', entry: `entry-${number}` }
    const key = keyOf(bookable)
    const ids = new Map<string, string>()
    /** Names of the story become ids; what is an id is one. */
    const idOf = (name: string): string => (name.startsWith('p') ? madeIdOf(name) : name)
    const madeIdOf = (name: string): string => ids.get(name) ?? (ids.set(name, newId(payload.db.name)), madeIdOf(name))
    let [policy, now, made] = [first, 0, 0]
    const world = { payload, apart, now: () => now, policyOf: () => policy, told: () => undefined }
    const keepers = [new BookKeeper(world), new BookKeeper(world)]
    const run = async (command: Command, turn: number): Promise<void> => {
      const id = 'id' in command ? idOf(command.id) : ''
      const own = { code: id, key: id, person: id, consent: 'of a test' }
      await keepers[turn % 2]
        ?.run(bookable, {
          command: 'id' in command ? { ...command, id } : command,
          ...(command.kind === 'sign-up' && { registration: { ...own, phone: command.phones[0] ?? '' } }),
        })
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
    }
    const happened = new Set<string>()
    let isOver = false
    const looking = watch(key, () => isOver)
    // it is awaited at the end, and what it has found is told then
    void looking.catch(() => undefined)
    try {
      for (const { later, change, deeds } of steps) {
        const before = await rowsOf(key)
        const had = before.reduce((sum, { state, seats }) => sum + (state === 'confirmed' ? seats : 0), 0)
        const live = policy.quotas.filter(({ release }) => release !== undefined && release > now)
        policy = {
          ...policy,
          ...Object.fromEntries(changing.flatMap((one) => (one in change ? [[one, change[one]]] : []))),
        }
        const commands = commandsOf(deeds, made)
        made += commands.filter(({ kind }) => kind === 'sign-up').length
        // of those who were offered something one takes it, one does not want it, and one says nothing
        const answers = before.flatMap(({ id, state, number: turn }): Command[] =>
          state === 'offered' && (turn + number) % 3 > 0
            ? [{ kind: (turn + number) % 3 === 1 ? 'accept' : 'decline', id }]
            : [],
        )
        const doing = [...commands, ...answers, { kind: 'settle' } as const].map(run)
        // what is due becomes due while people do what they do
        now += later
        await Promise.all([...doing, run({ kind: 'settle' }, 1)])
        if (live.some(({ release }) => (release ?? 0) <= now)) happened.add('release')

        const after = new Map((await rowsOf(key)).map((row) => [row.id, row]))
        const inState = (state: string) => [...after.values()].filter((row) => row.state === state)
        const confirmed = inState('confirmed').reduce((sum, { seats }) => sum + seats, 0)
        const held = inState('offered').reduce((sum, { offeredSeats }) => sum + (offeredSeats ?? 0), 0)
        const heldBefore = before.reduce((sum, row) => sum + (row.state === 'offered' ? (row.offeredSeats ?? 0) : 0), 0)
        expect(confirmed + held).toBeLessThanOrEqual(Math.max(policy.capacity, had + heldBefore))
        // a place that was given is nobody's to take but by whoever has it
        for (const { id, state, seats } of before) {
          if (state !== 'confirmed') continue
          const own = commands.filter((command) => 'id' in command && idOf(command.id) === id).map(({ kind }) => kind)
          if (own.includes('cancel') || own.includes('drop')) continue
          expect(after.get(id)?.state).toBe('confirmed')
          if (!own.includes('reduce')) expect(after.get(id)?.seats).toBe(seats)
        }
        for (const { id, state } of before)
          if (after.get(id)?.state !== state) happened.add(`${state} ${after.get(id)?.state}`)
        for (const { state } of after.values()) happened.add(state)
      }
    } finally {
      isOver = true
    }
    expect(await looking).toBeGreaterThan(0)
    return happened
  }

  it('should keep every sum and every place at every point, whatever people and the clock do at once', async () => {
    const happened = new Set<string>()
    for (const [number, [policy, capacity, steps]] of fc.sample(story, { seed, numRuns: books }).entries()) {
      // of every other one offers outlast a step, so that they are answered before they end
      const offerMs = policy.offerMs + (number % 2 === 0 ? longestStepMs : 0)
      for (const one of await live(number, { ...policy, capacity, offerMs }, steps)) happened.add(one)
    }
    expect(await reconcile(opened.payload, opened.apart)).toEqual({ books, mended: 0 })
    // or it would have said nothing
    const expected = ['release', 'pooled confirmed', 'pooled waitlisted', 'waitlisted offered', 'offered confirmed']
    expect([...happened]).toEqual(expect.arrayContaining([...expected, 'expired', 'declined', 'confirmed cancelled']))
  }, 120_000)
})
