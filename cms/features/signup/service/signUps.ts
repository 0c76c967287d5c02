import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { NoShows } from '../attendance/readNoShow.ts'
import { Draws } from './draws.ts'
import { Limits } from '../abuse/limits.ts'
import { Proofs } from '../abuse/proofs.ts'
import { type Asked, BookKeeper, type Circumstances } from '../book/keeper.ts'
import { columnsOf, type RegistrationRow, registrationRow } from '../book/registrationRow.ts'
import { readRow } from '../book/store.ts'
import type { Bookable, Claim, RegistrationShown, SignUpAsked } from '../asked/contract.ts'
import { signUpLibraries } from '../asked/contract.ts'
import { newId } from '../../../database/documentIds.ts'
import type { SignUpHere } from '../../../../site/catalogue/schemas/signUpHere.ts'
import type { SignUpAnswer } from '../../../../site/catalogue/signUp/answer.ts'
import { feeOf } from '../../../../site/catalogue/signUp/fee.ts'
import { offIn } from '../rules/off.ts'
import { type Offered, offeredBy, policyOfGone, policyOfOffered } from '../rules/offered.ts'
import { copyFor, type RegistrationCopy } from './copy.ts'
import { eraseRegistration } from './erase.ts'
import { tellAgain } from './tellAgain.ts'
import type { Person } from '../persons/person.ts'
import { type ShownRow, shownTo } from '../persons/shown.ts'
import type { Vault } from '../persons/vault.ts'
import { signUpReason } from '../asked/refusals.ts'
import type { Command } from '../rules/decide.ts'
import { consentNoted, isGivenBack } from '../rules/keeping.ts'
import type { Policy } from '../rules/policy.ts'
import { digested, standingKey } from './formKeys.ts'
import { answersTo, audienceOf, formProblem, priceProblem, seatsOf } from '../rules/formProblem.ts'

/** What whoever signed up may do with what they have. */
export type PersonsStep = 'cancel' | 'accept' | 'decline' | 'continue' | 'drop'

/** What whoever signed up is shown when it is over. */
export type Afterwards = Pick<RegistrationShown, 'certificate' | 'feedback'>

/** What signing up needs of the server around it. */
export interface SignUpWorld {
  payload: Payload
  catalogue: Catalogue
  /** Undefined while the keys are missing: then nobody signs up. */
  vault: Vault | undefined
  now: () => number
  /** How long it is kept who signed up, in days after all of it is over: people agreed to that. */
  keepDays: number
  /** Most numbers that a browser has to try before it signs somebody up; 0 asks for none. */
  proofTries: number
  apart: Circumstances['apart']
  told: Circumstances['told']
  /** Is told whenever something was erased. */
  erased: () => void
  /** The page that answers a plain form, for one visitor. */
  page: (answer: SignUpAnswer) => Promise<string>
  /** What somebody is shown beside the registration itself. */
  afterwards: (row: RegistrationRow) => Promise<Afterwards>
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
  /** Whether no way to reach people is set up: messages stand in the log alone. */
  reachesNobody: boolean
}

/** Takes sign-ups, and what is done with them. */
export class SignUps {
  readonly keeper: BookKeeper
  /** How often anybody may do something. */
  readonly limits: Limits
  /** What is public of draws. */
  readonly draws: Draws
  /** Work that is asked of forms. */
  readonly proofs: Proofs
  readonly #world: SignUpWorld
  readonly #noShows: NoShows

  constructor(world: SignUpWorld) {
    this.#world = world
    const { payload, now, apart, told } = world
    this.limits = new Limits(payload, (text) => this.vault().limitHash(text))
    this.draws = new Draws(payload)
    this.proofs = new Proofs({ secrets: world.vault?.proofSecrets ?? [], tries: world.proofTries, now })
    this.#noShows = new NoShows(payload, now)
    this.keeper = new BookKeeper({
      payload,
      now,
      apart,
      told,
      policyOf: (bookable, row) => this.policyOf(bookable, row),
    })
  }

  /** What is public. */
  get catalogue(): Catalogue {
    return this.#world.catalogue
  }

  /** Origin of the public site, without a slash at the end. */
  get siteUrl(): string {
    return this.#world.siteUrl
  }

  /** Whether no way to reach people is set up. */
  get reachesNobody(): boolean {
    return this.#world.reachesNobody
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#world.now()
  }

  /** Opens what is sealed. @throws Refusal while the keys are missing */
  vault(): Vault {
    const { vault } = this.#world
    if (vault === undefined) throw new Refusal(signUpReason('keys-missing'))
    return vault
  }

  /** What holds for a bookable now. @param row what is stored of it */
  policyOf(
    bookable: Bookable,
    row: { override?: 'open' | 'closed' | null | undefined; trialUntil?: string | null | undefined; capacity: number },
  ): Policy {
    const offered = offeredBy(this.#world.catalogue, bookable)
    const policy =
      typeof offered === 'string'
        ? undefined
        : policyOfOffered(offered, row.override ?? undefined, row.trialUntil ?? undefined)
    return policy ?? policyOfGone(row.capacity)
  }

  /**
   * Signs somebody up, or finds what the same form came to before.
   * @param formerKey of a plain form, whose key is made of what was typed: what it was a while ago. Of such a form what was
   * given up since is not found: who sends it again wants to come after all
   * @throws Refusal with what is wrong, and the field that it is about
   */
  async signUp(asked: SignUpAsked, formerKey?: string): Promise<{ shown: RegistrationShown; isRepeated: boolean }> {
    const { bookable, name, phone, email, unit, comes, children, answers, consent } = asked
    const { payload } = this.#world
    const isOfContent = formerKey !== undefined
    const vault = this.vault()
    const offered = this.mustBeOffered(bookable)
    const problem = formProblem(asked, offered.rule, offered.entry.audiences)
    if (problem !== undefined) throw new Refusal(problem.reason, [problem.path])
    const audience = audienceOf(asked, offered.rule, offered.entry.audiences)
    const phones = vault.phoneHashes(phone)
    const isPaused = (await this.#noShows.pausedUntil(phones)) !== undefined
    const price = feeOf(offered, this.#world.catalogue.site)
    const code = vault.newCode()
    const person = {
      name,
      phone,
      ...(email && { email }),
      unit,
      children,
      comes,
      code,
      answers: answersTo(offered.rule, answers),
    }
    const command: Asked = {
      command: { kind: 'sign-up', id: newId(payload.db.name), phones, seats: seatsOf(asked), audience, isPaused },
      registration: {
        phone: vault.phoneHash(phone),
        code: vault.codeHash(code),
        key: isOfContent ? await standingKey(payload, digested(asked.key)) : digested(asked.key),
        person: vault.seal(person),
        consent: consentNoted(consent, this.#world.keepDays),
        price,
      },
      refusedIfNew: priceProblem(asked.price, price),
      formerKey: isOfContent ? await standingKey(payload, digested(formerKey)) : undefined,
    }
    const { id, isRepeated, now } = await this.keeper.run(bookable, command)
    if (now === undefined) return { shown: await this.#show(await this.#read(String(id))), isRepeated }
    const row = { ...columnsOf(now.party), price, createdAt: new Date(now.at).toISOString() }
    // for whom sign-up is paused has not come so far
    const known = { position: now.position, pausedUntil: undefined }
    return { shown: this.#shown(row, bookable, person, known), isRepeated }
  }

  /** The page that answers a plain form. */
  page(answer: SignUpAnswer): Promise<string> {
    return this.#world.page(answer)
  }

  /** What an entry asks of those who sign up. @throws Refusal when it takes no sign-up */
  ruleOf(bookable: Bookable): SignUpHere {
    return this.mustBeOffered(bookable).rule
  }

  /** All that is stored of somebody's registration. @throws Refusal as `find` */
  async copy(claim: Claim): Promise<RegistrationCopy> {
    const row = await this.claimed(claim)
    return copyFor(this.#world.payload, this.vault(), row)
  }

  /** Gives back places in what has not begun, and erases who somebody was. @throws Refusal as `find` */
  async erase(claim: Claim): Promise<void> {
    const row = await this.claimed(claim)
    const of = bookableOf(row)
    const seats = await readRow(this.#world.payload, row.bookable)
    const ends = seats?.ends ? Date.parse(seats.ends) : undefined
    if (isGivenBack(row.state, this.policyOf(of, seats ?? { capacity: 0 }), ends, this.now()))
      await this.keeper.run(of, { command: { kind: 'cancel', id: row.id, by: 'staff' } })
    await eraseRegistration(this.#world, row, this.#world.now())
    this.#world.erased()
  }

  /**
   * Tells whoever made a registration once more what has become of it, with its code.
   * @throws Refusal when it stands no more, or was told so too often
   */
  async tellAgain(row: Pick<RegistrationRow, 'id' | 'bookable'>): Promise<void> {
    const { payload, now, apart } = this.#world
    const giveBack = await this.limits.countCode(row.id)
    try {
      await tellAgain(payload, row, now(), apart)
    } catch (error) {
      await giveBack()
      throw error
    }
  }

  /** What somebody has signed up for. @throws Refusal when code and number are not of one registration */
  async find(claim: Claim): Promise<RegistrationShown> {
    return this.#show(await this.claimed(claim))
  }

  /** Does something with what somebody has signed up for. @throws Refusal as `find`, and when it cannot be done */
  async step(step: PersonsStep, claim: Claim): Promise<RegistrationShown> {
    const row = await this.claimed(claim)
    const command: Command =
      step === 'accept' || step === 'decline' ? { kind: step, id: row.id } : { kind: step, id: row.id, by: 'person' }
    await this.keeper.run(bookableOf(row), { command })
    return this.#show(await this.#read(row.id))
  }

  /** The registration that a code and a number are of. @throws Refusal when there is none, whichever of them is wrong */
  async claimed({ code, phone }: Claim): Promise<RegistrationRow> {
    const vault = this.vault()
    const phones = vault.phoneHashes(phone)
    const { docs } = await this.#world.payload.db.find({
      collection: 'registrations',
      where: { code: { in: vault.codeHashes(code) } },
      limit: 1,
      pagination: false,
    })
    const row = docs[0] === undefined ? undefined : registrationRow.parse(docs[0])
    if (row === undefined || !phones.includes(row.phone ?? '') || row.erasedAt)
      throw new Refusal(signUpReason('no-such-registration'))
    return row
  }

  async #read(id: string): Promise<RegistrationRow> {
    return registrationRow.parse(
      await this.#world.payload.db.findOne({ collection: 'registrations', where: { id: { equals: id } } }),
    )
  }

  async #show(row: RegistrationRow): Promise<RegistrationShown> {
    const [bookable, person] = [bookableOf(row), this.vault().unseal(row.person ?? '')]
    const position = row.state === 'waitlisted' ? await this.keeper.positionOf(bookable, row.id) : undefined
    const pausedUntil = await this.#noShows.pausedUntil(this.vault().phoneHashes(person.phone))
    const shown = this.#shown(row, bookable, person, { position, pausedUntil })
    return { ...shown, ...(await this.#world.afterwards(row)) }
  }

  #shown(
    row: ShownRow,
    bookable: Bookable,
    person: Person,
    known: Record<'position' | 'pausedUntil', number | undefined>,
  ): RegistrationShown {
    const found = offeredBy(this.#world.catalogue, bookable)
    const offered = typeof found === 'string' ? undefined : found
    const policy = offered && policyOfOffered(offered, undefined)
    return shownTo(row, {
      bookable,
      person,
      offered,
      off: offIn(this.#world.catalogue, bookable),
      ...known,
      cancelUntil: policy?.starts,
      trial: policy?.trial,
    })
  }

  /** What the site says of a bookable. @throws Refusal when one cannot sign up for it here */
  mustBeOffered(bookable: Bookable): Offered {
    const offered = offeredBy(this.#world.catalogue, bookable)
    if (typeof offered !== 'string') return offered
    throw new Refusal(signUpReason(offered === 'gone' ? 'nothing-to-sign-up-for' : 'no-such-occasion'))
  }
}

/** What a registration is for. */
export function bookableOf({ library, entry, occasion }: RegistrationRow): Bookable {
  const collection = signUpLibraries.find((name) => name === library)
  if (collection === undefined) throw new Error('a registration is of a library that one can sign up for')
  return { collection, entry, ...(occasion && { occasion }) }
}
