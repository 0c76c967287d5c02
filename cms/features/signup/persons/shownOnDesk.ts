import type { RegistrationRow } from '../book/registrationRow.ts'
import type { AttendanceRow } from '../attendance/store.ts'
import type { SignUpQuestion } from '../../../../site/catalogue/schemas/signUpHere.ts'
import type { Revealed, ShownRegistration } from '../desk/admin/answers.ts'
import { feeShownOf } from '../payments/rules.ts'
import { maskedName, maskedPhone } from './masks.ts'
import type { Person } from './person.ts'
import { SealError, type Vault } from './vault.ts'

/** Stands for who has had their data erased. */
const erased = '（已抹去）'

/** Who a registration is of; undefined when it was erased, or cannot be opened. */
export function personIn({ person }: Pick<RegistrationRow, 'person'>, vault: Vault): Person | undefined {
  try {
    return person ? vault.unseal(person) : undefined
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}

/**
 * A registration as a list has it: nobody is named.
 * @param attendances of it
 * @param position on the waiting list
 */
export function shownOnDesk(
  row: RegistrationRow,
  vault: Vault,
  attendances: readonly AttendanceRow[],
  position: number | undefined,
): ShownRegistration {
  const person = personIn(row, vault)
  const { id, number, state, seats, offeredSeats, offerUntil, audience, trial, price, paid, createdAt } = row
  const fee = feeShownOf({ state, seats, price: price ?? undefined, paid })
  return {
    ...{ id, number, state, seats, madeAt: createdAt },
    ...(state === 'offered' && offeredSeats && { offeredSeats }),
    ...(state === 'offered' && offerUntil && { offerUntil }),
    ...(position !== undefined && { position }),
    ...(trial && { trial }),
    ...(fee && { fee: { due: fee.due, paid: fee.paid } }),
    ...(audience && { audience: audience }),
    name: person === undefined ? erased : maskedName(person.name),
    phone: person === undefined ? '' : maskedPhone(person.phone),
    children: person?.children.length ?? 0,
    attendance: attendances.flatMap(({ lesson, state: came, people, at }) =>
      came === 'unknown' || !at ? [] : [{ lesson, state: came, people, at }],
    ),
  }
}

/** How a registration's name stands in lists. */
export function maskedNameOf(row: RegistrationRow, vault: Vault): string {
  const person = personIn(row, vault)
  return person === undefined ? erased : maskedName(person.name)
}

/** Everything that is known of one who signed up. @param questions of the organiser, as they are now */
export function revealedOf(row: RegistrationRow, vault: Vault, questions: readonly SignUpQuestion[]): Revealed {
  const { id, number, state, seats, audience } = row
  const person = personIn(row, vault)
  const labels = new Map(questions.map((question) => [question.id, question.label]))
  return {
    ...{ id, number, state, seats },
    name: person?.name ?? erased,
    phone: person?.phone ?? '',
    ...(person?.email && { email: person.email }),
    unit: person?.unit ?? '',
    ...(audience && { audience }),
    comes: person?.comes ?? true,
    children: person?.children ?? [],
    answers: Object.entries(person?.answers ?? {}).map(([question, answer]) => ({
      question: labels.get(question) ?? '已删去的问题',
      answer: answer === true ? '同意' : answer === false ? '不同意' : String(answer),
    })),
  }
}

/** Whether somebody's telephone number ends in some digits. */
export function endsIn(row: RegistrationRow, vault: Vault, digits: string): boolean {
  return personIn(row, vault)?.phone.endsWith(digits) === true
}
