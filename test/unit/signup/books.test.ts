import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideAll } from '../../../cms/features/signup/book/batch.ts'
import { type Book, countsOf, heldBy, type Party, put, queueOf } from '../../../cms/features/signup/rules/book.ts'
import type { Policy } from '../../../cms/features/signup/rules/policy.ts'
import { roomFor, roomIn } from '../../../cms/features/signup/rules/room.ts'
import { dueAt, settle } from '../../../cms/features/signup/rules/settle.ts'
import { commandsOf, somePolicy, someSteps, type Step } from '../../support/signUpSteps.ts'
import { SignUpModel } from '../../support/signUpModel.ts'

const seed = 'ab'.repeat(32)
const runs = { numRuns: 1500 }
const copyOf = ({ parties, ...book }: Book): Book => ({ ...book, parties: new Map(parties) })
const newBook = (): Book => ({ parties: new Map(), last: 0, drawnAt: undefined })
const takenIn = ({ parties }: Book) => [...parties.values()].reduce((sum, party) => sum + heldBy(party), 0)

/** What is seen of one step. */
interface Seen {
  before: Book
  book: Book
  policy: Policy
  isChanged: boolean
  now: number
  commands: ReturnType<typeof commandsOf>
  decided: ReturnType<typeof decideAll>
}

/** Goes through steps, and has each looked at. */
function follow(first: Policy, steps: readonly Step[], look: (seen: Seen) => void): void {
  const book = newBook()
  let [policy, now, made] = [first, 0, 0]
  for (const { later, change, deeds } of steps) {
    now += later
    policy = { ...policy, ...change }
    const commands = commandsOf(deeds, made)
    made += commands.filter(({ kind }) => kind === 'sign-up').length
    const before = copyOf(book)
    const decided = decideAll(book, policy, commands, { seed, now })
    look({ before, book, policy, isChanged: Object.keys(change).length > 0, now, commands, decided })
  }
}

const everyStep = (look: (seen: Seen) => void): void =>
  fc.assert(
    fc.property(somePolicy, someSteps, (policy, steps) => follow(policy, steps, look)),
    runs,
  )

it('should never give more than there is, and count all of it', () => {
  everyStep(({ before, book, policy }) => {
    const { confirmed, held, left, waiting, pooled } = countsOf(book, policy.capacity)
    expect(confirmed + held).toBe(takenIn(book))
    // those that had a place before there were fewer keep it
    expect(confirmed + held).toBeLessThanOrEqual(Math.max(policy.capacity, takenIn(before)))
    expect(confirmed + held + left).toBe(Math.max(policy.capacity, confirmed + held))
    expect([waiting, pooled]).toEqual(
      ['waitlisted', 'pooled'].map((is) => [...book.parties.values()].filter(({ state }) => state === is).length),
    )
  })
})

it('should tell whoever knows a number neither how many places it has nor that it has any, where the form alone asks for too much', () => {
  const most = 4
  fc.assert(
    fc.property(somePolicy, fc.nat(most), fc.integer({ min: 1, max: 9 }), (some, before, seats) => {
      const policy: Policy = {
        ...some,
        mostSeats: most,
        takesPlace: true,
        override: 'open',
        starts: 1_000,
        capacity: 100,
      }
      const ask = (own: number, phone: string) => {
        const book = newBook()
        const sent = (id: string, number: string, asks: number) =>
          ({ kind: 'sign-up', id, phones: [number], seats: asks, audience: undefined }) as const
        const commands = [...(own > 0 ? [sent('own', '1', own)] : []), sent('other', phone, seats)]
        return decideAll(book, policy, commands, { seed, now: 0 }).answers.at(-1)
      }
      const [free, known] = [ask(before, '2'), ask(before, '1')]
      if (seats > most) expect(known).toEqual(free)
      else if (before + seats <= most) expect('refused' in (known ?? {})).toBe('refused' in (free ?? {}))
      else expect(known).toMatchObject({ refused: { code: 'number-not-taken' } })
      if (before > 0 && known !== undefined && 'refused' in known && seats <= most)
        expect(known).toEqual(ask(most, '1'))
    }),
  )
})

it('should tell of a number that is paused what it tells of every other, where nobody can sign up', () => {
  fc.assert(
    fc.property(somePolicy, fc.integer({ min: 1, max: 4 }), fc.nat({ max: 2_000 }), (some, seats, now) => {
      const policy: Policy = { ...some, mostSeats: 4 }
      const ask = (isPaused: boolean) => {
        const command = { kind: 'sign-up', id: 'a', phones: ['1'], seats, audience: undefined, isPaused } as const
        return decideAll(newBook(), policy, [command], { seed, now }).answers[0]
      }
      const [free, paused] = [ask(false), ask(true)]
      if (free !== undefined && 'refused' in free) expect(paused).toEqual(free)
      else expect(paused).toMatchObject({ refused: { code: 'number-not-taken' } })
    }),
  )
})

it('should take nobody who asks for more places than there are, and say how many that is', () => {
  everyStep(({ policy, commands, decided: { answers } }) => {
    for (const [index, command] of commands.entries()) {
      if (command.kind !== 'sign-up' || command.seats <= policy.capacity) continue
      const answer = answers[index]
      const refused = answer !== undefined && 'refused' in answer ? answer.refused : undefined
      expect(refused).toBeDefined()
      if (refused?.code === 'more-than-places')
        expect(refused.message).toContain(policy.capacity === 0 ? '一个名额也没有' : `只有 ${policy.capacity} 个`)
    }
  })
  const policy = { capacity: 3, mostSeats: 4, takesPlace: true, override: 'open', starts: 1_000, hasWaitingList: true }
  fc.assert(
    fc.property(somePolicy, fc.integer({ min: 1, max: 4 }), (some, seats) => {
      const ask = { kind: 'sign-up', id: 'a', phones: ['1'], seats, audience: undefined } as const
      const [answer] = decideAll(newBook(), { ...some, ...policy } as Policy, [ask], { seed, now: 0 }).answers
      if (seats <= 3) expect(answer).not.toHaveProperty('refused')
      else expect(answer).toMatchObject({ refused: { code: 'more-than-places' } })
    }),
  )
})

it('should take no confirmed place from anybody who has not given it back', () => {
  everyStep(({ before, book, commands }) => {
    for (const [id, party] of before.parties) {
      if (party.state !== 'confirmed') continue
      const own = commands.filter((command) => 'id' in command && command.id === id)
      if (own.some(({ kind }) => kind === 'cancel' || kind === 'drop')) continue
      const after = book.parties.get(id)
      expect(after?.state).toBe('confirmed')
      if (own.every(({ kind }) => kind !== 'reduce')) expect(after?.seats).toBe(party.seats)
    }
  })
})

it('should tell who has fewer places than they asked for how many there are now, once, and nobody else so', () => {
  everyStep(({ commands, decided: { answers, written } }) => {
    const done = commands.filter((_, index) => !('refused' in (answers[index] ?? {})))
    const expected = done.flatMap((command) => (command.kind === 'reduce' ? [[command.id, command.seats]] : []))
    const told = written.flatMap(({ party, tells }) =>
      tells.flatMap(({ notice, text }) =>
        notice === 'message' ? [[party.id, Number(/为 (\d+) 个/.exec(text ?? '')?.[1])]] : [],
      ),
    )
    // in one batch somebody may be reduced twice, and then goes
    expect(told.map(String).toSorted()).toEqual(expected.map(String).toSorted())
  })
})

it('should let no telephone number have more than it may, under whichever key it stands', () => {
  everyStep(({ book, policy }) => {
    const by = new Map<string, number>()
    for (const { phone, seats } of book.parties.values()) {
      const number = phone.replace(/^\w+ /, '')
      by.set(number, (by.get(number) ?? 0) + seats)
    }
    for (const seats of by.values()) expect(seats).toBeLessThanOrEqual(policy.mostSeats)
  })
})

it('should leave nobody waiting who could have something, and end every offer at its time', () => {
  everyStep(({ book, policy, now }) => {
    for (const { state, offered } of book.parties.values()) {
      if (state !== 'offered') continue
      expect(offered?.until).toBeGreaterThan(now)
      expect(now).toBeLessThan(policy.starts)
    }
    if (!policy.takesPlace || now >= policy.starts) return
    const room = roomIn(book, policy, now)
    for (const { audience, seats, isWholeOnly } of queueOf(book)) {
      const free = roomFor(room, audience)
      expect(isWholeOnly ? free < seats : free === 0).toBe(true)
    }
    if (policy.how === 'first-come' || book.drawnAt !== undefined)
      expect([...book.parties.values()].filter(({ state }) => state === 'pooled')).toEqual([])
  })
})

it('should let nobody overtake, but those who wait for more places than are free', () => {
  const isBefore = (one: Party, other: Party) =>
    (one.rank ?? Infinity) < (other.rank ?? Infinity) || (one.rank === other.rank && one.number < other.number)
  everyStep(({ before, book, commands, decided: { written } }) => {
    const admitted = commands.flatMap((command) => (command.kind === 'admit' ? [command.id] : []))
    // of who was drawn in this step the draw says who is first
    if (book.drawnAt !== before.drawnAt) return
    const served = written.filter(
      ({ party }) =>
        book.parties.get(party.id) === party &&
        ['offered', 'confirmed'].includes(party.state) &&
        !['offered', 'confirmed', 'pooled'].includes(before.parties.get(party.id)?.state ?? '') &&
        !admitted.includes(party.id),
    )
    for (const left of queueOf(book)) {
      const was = before.parties.get(left.id)
      // who was waiting all the while, and would have taken any place
      if (was?.state !== 'waitlisted' || was.isWholeOnly || left.isWholeOnly) continue
      for (const { party } of served)
        if (party.audience === left.audience) expect(isBefore(left, party), `${left.id} by ${party.id}`).toBe(false)
    }
  })
})

it('should give numbers in order of arrival, none twice', () => {
  fc.assert(
    fc.property(somePolicy, someSteps, (policy, steps) => {
      const numbers: number[] = []
      follow(policy, steps, ({ decided: { answers, written }, commands }) => {
        for (const [index, command] of commands.entries()) {
          const answer = answers[index]
          if (command.kind !== 'sign-up' || answer === undefined || 'refused' in answer) continue
          numbers.push(written.find(({ party }) => party.id === command.id)?.party.number ?? NaN)
        }
      })
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }),
    runs,
  )
})

it('should say of each registration what it has become, so that a book that is read again is the same', () => {
  everyStep(({ before, book, decided: { written } }) => {
    expect(new Set(written.map(({ party }) => party.id)).size).toBe(written.length)
    const replayed: Book = { ...copyOf(before), drawnAt: book.drawnAt }
    for (const { party, isNew } of written) {
      expect(isNew).toBe(party.number > before.last)
      put(replayed, party)
    }
    expect(new Map([...replayed.parties].sort())).toEqual(new Map([...book.parties].sort()))
    expect(replayed.last).toBe(book.last)
  })
})

it('should have nothing to do before the instant that it says something is due at', () => {
  everyStep(({ book, policy, now }) => {
    expect(settle(copyOf(book), policy, seed, now)).toEqual([])
    const next = dueAt(book, policy, now)
    expect(next).toBeGreaterThan(now)
    for (const at of [now + 1, Math.min(next, now + 10_000) - 1])
      if (at > now && at < next) expect(settle(copyOf(book), policy, seed, at)).toEqual([])
  })
})

it('should do what the plain model does, whatever comes in whatever order', () => {
  fc.assert(
    fc.property(somePolicy, someSteps, (policy, steps) => {
      const model = new SignUpModel(seed)
      follow(policy, steps, ({ book, policy: current, now, commands, decided: { answers } }) => {
        const done = commands.map((command) => model.run(command, current, now))
        if (commands.length === 0) model.run({ kind: 'settle' }, current, now)
        expect(answers.map((answer) => !('refused' in answer))).toEqual(done)
        const standing = model.parties.filter(({ state }) => !['cancelled', 'declined', 'expired'].includes(state))
        const seen = [...book.parties.values()].sort((one, other) => one.number - other.number)
        expect(seen.map(({ offered, rank, ...same }) => ({ ...same, offer: offered, rank: rank ?? Infinity }))).toEqual(
          standing,
        )
      })
    }),
    runs,
  )
})
