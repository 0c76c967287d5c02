import type { Audience } from '../../site/catalogue/vocabulary.ts'
import type { Command } from '../../cms/features/signup/rules/decide.ts'
import { inDrawnOrder } from '../../cms/features/signup/rules/draw.ts'
import { type Policy, windowAt } from '../../cms/features/signup/rules/policy.ts'
import type { State } from '../../cms/features/signup/asked/words.ts'

/** One registration as the model has it. */
export interface ModelParty {
  id: string
  number: number
  state: State
  seats: number
  placedAt: number | undefined
  audience: Audience | undefined
  phone: string
  offer: { seats: number; until: number } | undefined
  rank: number
  isWholeOnly: boolean
  trial: string | undefined
  trialUntil: number | undefined
}

/**
 * What a book ought to do, written down anew in the plainest way: one list that is gone through from its beginning for
 * every question, nothing remembered, nothing shared with what it is compared to but the window and the draw.
 */
export class SignUpModel {
  readonly parties: ModelParty[] = []
  isDrawn = false
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  /** Does what is due, then the command, then what it has made due. @returns whether the command was done */
  run(command: Command, policy: Policy, now: number): boolean {
    this.#due(policy, now)
    const isDone = this.#do(command, policy, now)
    this.#due(policy, now)
    for (const party of this.parties) if (party.state === 'confirmed') party.placedAt ??= now
    return isDone
  }

  /** Places that somebody could have now. */
  free(audience: Audience | undefined, policy: Policy, now: number): number {
    const total = Math.max(0, policy.capacity - this.#taken())
    const live = policy.quotas.filter(({ release }) => release === undefined || release > now)
    const left = (of: (typeof live)[number]) => Math.max(0, of.seats - this.#taken(of.audience))
    const kept = live.reduce((sum, quota) => sum + left(quota), 0)
    const own = live.filter((quota) => quota.audience === audience).reduce((sum, quota) => sum + left(quota), 0)
    return Math.min(total, Math.max(0, total - kept) + own)
  }

  #taken(audience?: Audience): number {
    let sum = 0
    for (const party of this.parties) {
      if (audience !== undefined && party.audience !== audience) continue
      if (party.state === 'confirmed') sum += party.seats
      if (party.state === 'offered') sum += party.offer?.seats ?? 0
    }
    return sum
  }

  #queue(): ModelParty[] {
    return this.parties
      .filter(({ state }) => state === 'waitlisted')
      .sort((a, b) => (a.rank === b.rank ? a.number - b.number : a.rank - b.rank))
  }

  #due(policy: Policy, now: number): void {
    const isOver = now >= policy.starts
    for (const party of this.parties)
      if (party.state === 'offered' && (isOver || (party.offer?.until ?? 0) <= now)) this.#pass(party, 'expired')
    if (!policy.takesPlace) return
    const pool = this.parties.filter(({ state }) => state === 'pooled')
    if (policy.how === 'lottery' && !this.isDrawn && now >= policy.closes) {
      this.isDrawn = true
      inDrawnOrder(pool, this.#seed).forEach((party, index) => {
        party.rank = index + 1
        this.#place(party, policy, now)
      })
    }
    // nobody draws any more: who came first is first
    if (policy.how === 'first-come') for (const party of pool) this.#place(party, policy, now)
    for (const party of isOver ? [] : this.#queue()) {
      const free = this.free(party.audience, policy, now)
      if (free === 0 || (party.isWholeOnly && free < party.seats)) continue
      party.state = 'offered'
      party.offer = { seats: Math.min(free, party.seats), until: Math.min(now + policy.offerMs, policy.starts) }
    }
    const { trial } = policy
    if (trial === undefined || now < trial.asks || now >= trial.until) return
    for (const party of this.parties) {
      if (party.state !== 'confirmed' || party.trial === 'continues') continue
      party.trial = 'asked'
      party.trialUntil = trial.until
    }
  }

  #place(party: ModelParty, policy: Policy, now: number): void {
    party.state = this.free(party.audience, policy, now) >= party.seats ? 'confirmed' : 'waitlisted'
    if (party.state === 'confirmed') this.#knows(party, policy, now)
  }

  /** Who gets a place after the trial lesson knows that it is over. */
  #knows(party: ModelParty, { trial }: Policy, now: number): void {
    if (trial !== undefined && now >= trial.asks) party.trial = 'continues'
  }

  #pass(party: ModelParty, as: State): void {
    const isPart = (party.offer?.seats ?? 0) < party.seats
    party.state = isPart ? 'waitlisted' : as
    party.isWholeOnly ||= isPart
    party.offer = undefined
  }

  #do(command: Command, policy: Policy, now: number): boolean {
    if (command.kind === 'settle') return true
    if (command.kind === 'sign-up') return this.#signUp(command, policy, now)
    const party = this.parties.find(({ id }) => id === command.id)
    if (party === undefined || ['cancelled', 'declined', 'expired'].includes(party.state)) return false
    switch (command.kind) {
      case 'cancel':
        if (command.by === 'person' && now >= policy.starts) return false
        party.state = 'cancelled'
        party.offer = undefined
        return true
      case 'accept':
        if (party.state !== 'offered') return false
        party.seats = party.offer?.seats ?? 0
        party.state = 'confirmed'
        this.#knows(party, policy, now)
        party.offer = undefined
        party.isWholeOnly = false
        return true
      case 'continue':
      case 'drop':
        if (party.state !== 'confirmed' || policy.trial === undefined) return false
        if (command.by === 'person' && now >= policy.trial.until) return false
        party.trial = command.kind === 'drop' ? 'dropped' : 'continues'
        party.trialUntil = undefined
        if (command.kind === 'drop') party.state = 'cancelled'
        return true
      case 'decline':
        if (party.state !== 'offered') return false
        this.#pass(party, 'declined')
        return true
      case 'reduce':
        if (party.state === 'offered' || command.seats < 1 || command.seats >= party.seats) return false
        party.seats = command.seats
        party.isWholeOnly = false
        return true
      case 'admit':
        if (party.state !== 'waitlisted' && party.state !== 'pooled') return false
        if (this.free(party.audience, policy, now) < party.seats) return false
        party.state = 'confirmed'
        this.#knows(party, policy, now)
        return true
    }
  }

  #signUp(command: Command & { kind: 'sign-up' }, policy: Policy, now: number): boolean {
    if (windowAt(policy, now) !== 'open') return false
    if (command.seats > policy.capacity) return false
    const own = this.parties.filter(
      ({ phone, state }) =>
        command.phones.includes(phone) && ['pooled', 'confirmed', 'waitlisted', 'offered'].includes(state),
    )
    if (own.reduce((sum, { seats }) => sum + seats, 0) + command.seats > policy.mostSeats) return false
    const isPooled = policy.how === 'lottery' && !this.isDrawn && now < policy.closes
    const fits = this.free(command.audience, policy, now) >= command.seats
    if (!isPooled && !fits && !policy.hasWaitingList) return false
    this.parties.push({
      id: command.id,
      number: this.parties.length + 1,
      state: isPooled ? 'pooled' : fits ? 'confirmed' : 'waitlisted',
      seats: command.seats,
      placedAt: undefined,
      audience: command.audience,
      phone: command.phones[0] ?? '',
      offer: undefined,
      rank: Infinity,
      isWholeOnly: false,
      trial: !isPooled && fits && policy.trial !== undefined && now >= policy.trial.asks ? 'continues' : undefined,
      trialUntil: undefined,
    })
    return true
  }
}
