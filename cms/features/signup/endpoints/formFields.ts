import { createHash } from 'node:crypto'
import { ageIn, consentVersion } from '../../../../site/catalogue/signUp/rules.ts'
import { mostSeatsOfOne } from '../../../../site/catalogue/schemas/signUpHere.ts'

/** How long the same form from the same network counts as sent twice, in milliseconds. */
const sameFormMs = 10 * 60_000

const answerName = /^answer\.([\w-]{1,64})$/

/**
 * Makes of the fields of a plain form what a script would have sent: a browser without scripts has texts alone, and no
 * key. The key is made of what was typed, so that a form that is sent twice within some minutes is one registration
 * (`formerKeyOfForm` of the minutes before).
 * @param fields by their names; of several of one name the last
 * @param network that it comes from: somebody elsewhere who knows all of it has another key
 * @param now milliseconds since the epoch
 */
export function signUpOfForm(fields: ReadonlyMap<string, string>, network: string, now: number): unknown {
  const text = (name: string): string => fields.get(name)?.trim() ?? ''
  const isTicked = (name: string): boolean => ['on', 'true', '1', 'yes'].includes(text(name))
  const [occasion, audience] = [text('occasion'), text('audience')]
  // a form without a script sends the prices of all dates
  const price = text(occasion === '' ? 'price' : `price.${occasion}`)
  return {
    bookable: { collection: text('collection'), entry: text('entry'), ...(occasion !== '' && { occasion }) },
    key: text('key') || keyOfForm(fields, network, now),
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    unit: text('unit'),
    ...(audience !== '' && { audience }),
    comes: isTicked('comes'),
    children: childrenOf(text),
    answers: answersOf(fields),
    ...(price !== '' && { price: Number(price) }),
    // a box that is ticked says that the text beside it was agreed to, which is the one of today
    consent: isTicked('consent') ? consentVersion : text('consent'),
    guardian: isTicked('guardian'),
    website: text('website'),
  }
}

/**
 * The key that a plain form had a while ago, when it was sent for the first time: a second tap may come as the time of the
 * first is over.
 * @returns undefined for a form that brings its own
 */
export function formerKeyOfForm(fields: ReadonlyMap<string, string>, network: string, now: number): string | undefined {
  return fields.get('key')?.trim() ? undefined : keyOfForm(fields, network, now - sameFormMs)
}

function keyOfForm(fields: ReadonlyMap<string, string>, network: string, now: number): string {
  const typed = JSON.stringify([...fields].toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256')
    .update(`${Math.floor(now / sameFormMs)} ${network} ${typed}`)
    .digest('base64url')
}

/** The children whose name or age was filled in. */
function childrenOf(text: (name: string) => string): unknown[] {
  return Array.from({ length: mostSeatsOfOne }, (_, index) => {
    const [name, age] = [text(`child${index + 1}Name`), text(`child${index + 1}Age`)]
    return name === '' && age === '' ? [] : [{ name, age: age === '' ? undefined : ageIn(age) }]
  }).flat()
}

/** Answers to an organiser's questions: which of them are numbers or consents, what is asked of tells (`typedAnswers`). */
function answersOf(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) => {
      const [, id] = answerName.exec(name) ?? []
      return id === undefined || value.trim() === '' ? [] : [[id, value.trim()]]
    }),
  )
}
