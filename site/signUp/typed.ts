import { cleanedLine } from '../catalogue/cleaned.ts'
import {
  addressOfEmail,
  ageIn,
  consentVersion,
  longestAnswer,
  longestEmail,
  longestName,
  longestUnit,
  mobileNumber,
  nameProblem,
  oldestChild,
  phoneIn,
  plainLine,
  said,
} from '../catalogue/signUp/rules.ts'
import type { Problem, SignUpQuestionSent } from '../catalogue/signUp/shapes.ts'
import type { Audience } from '../catalogue/vocabulary.ts'
import type { FormModel } from './formModel.ts'

/** What stands in the form, as it was typed. */
export interface Typed {
  occasion: string
  name: string
  phone: string
  email: string
  unit: string
  audience: string
  comes: boolean
  children: { name: string; age: string }[]
  /** By the id of the question; a consent is 'yes' or empty. */
  answers: Record<string, string>
  consent: boolean
  guardian: boolean
  /** Nobody fills it in who sees the form. */
  website: string
}

/** A form in which nothing was typed; where there is one date alone that is not full, it is chosen. */
export function nothingTyped({ per, dates }: FormModel): Typed {
  const [only, ...others] = dates.filter(({ isFull }) => !isFull)
  return {
    occasion: per === 'occasion' && only !== undefined && others.length === 0 ? only.id : '',
    name: '',
    phone: '',
    email: '',
    unit: '',
    audience: '',
    comes: true,
    children: [],
    answers: {},
    consent: false,
    guardian: false,
    website: '',
  }
}

/**
 * What a plain form sends, by the names of its fields, as the form takes it.
 * @param sent text by name of field
 */
export function typedFrom(sent: Readonly<Record<string, string>>, model: FormModel): Typed {
  const of = (name: string) => sent[name] ?? ''
  const children = Array.from({ length: 9 }, (_, index) => ({
    name: of(`child${index + 1}Name`),
    age: of(`child${index + 1}Age`),
  })).filter(({ name, age }) => name !== '' || age !== '')
  return {
    occasion: of('occasion') || nothingTyped(model).occasion,
    name: of('name'),
    phone: of('phone'),
    email: of('email'),
    unit: of('unit'),
    audience: of('audience'),
    comes: model.children === undefined || of('comes') !== '',
    children,
    answers: Object.fromEntries(model.questions.map(({ id }) => [id, of(`answer.${id}`)])),
    consent: of('consent') !== '',
    guardian: of('guardian') !== '',
    website: of('website'),
  }
}

/** How many places are asked for. */
export function seatsAsked({ comes, children }: Pick<Typed, 'comes' | 'children'>): number {
  return Number(comes) + children.length
}

/** Places there are of what is chosen, in persons; undefined while no date is, and where it does not say. */
export function placesOfChosen({ per, dates }: FormModel, occasion: string): number | undefined {
  // all lessons of a course have the same places
  return per === 'course' ? dates[0]?.seats : dates.find(({ id }) => id === occasion)?.seats
}

/** What the form sees of it that is not as it should be, in the order of its fields. The server looks again. */
export function problemsOf(typed: Typed, model: FormModel): Problem[] {
  const found: Problem[] = []
  const note = (path: string, message: string | false | undefined) => {
    if (message) found.push({ path, message })
  }
  const isOffered = model.dates.some(({ id }) => id === typed.occasion)
  note('bookable.occasion', model.per === 'occasion' && !isOffered && '请选一次。')
  note('name', nameLineProblem(typed.name, '姓名'))
  note('phone', !mobileNumber.test(phoneIn(typed.phone)) && said.phone)
  note('email', emailProblem(typed.email))
  note('unit', lineProblem(typed.unit, '单位', longestUnit, false))
  typed.children.forEach(({ name, age }, index) => {
    const path = `children.${index}`
    note(`${path}.name`, cleanedLine(name) === '' ? said.childName : nameLineProblem(name, '孩子的姓名'))
    note(`${path}.age`, ageProblem(age, model))
  })
  const seats = seatsAsked(typed)
  note('children', seats === 0 && '至少要有一个人来：勾上“我也来”，或者填上孩子。')
  note('children', seats > model.mostSeats && `一个手机号最多报 ${model.mostSeats} 个人，现在是 ${seats} 个。`)
  const places = placesOfChosen(model, typed.occasion) ?? Infinity
  note(
    'children',
    seats > places && seats <= model.mostSeats && `一共只有 ${places} 个名额，现在是 ${seats} 个人，请少填几个。`,
  )
  for (const question of model.questions)
    note(`answers.${question.id}`, answerProblem(typed.answers[question.id] ?? '', question))
  note('guardian', typed.children.length > 0 && !typed.guardian && '带孩子来，要由监护人勾选同意。')
  note('consent', !typed.consent && said.consent)
  return found
}

function lineProblem(text: string, what: string, most: number, isRequired: boolean): string | undefined {
  const line = cleanedLine(text)
  if (line === '') return isRequired ? `请填${what}。` : undefined
  if (line.length > most) return said.long(what, most)
  return plainLine.test(line) ? undefined : said.line(what)
}

function nameLineProblem(text: string, what: string): string | undefined {
  return lineProblem(text, what, longestName, true) ?? nameProblem(cleanedLine(text), what)
}

function emailProblem(text: string): string | undefined {
  const email = cleanedLine(text)
  return email === '' || (addressOfEmail.test(email) && email.length <= longestEmail) ? undefined : said.email
}

function ageProblem(text: string, { children }: FormModel): string | undefined {
  const age = ageIn(text)
  if (Number.isNaN(age)) return said.childAge
  const { youngest, oldest } = children ?? { youngest: 0, oldest: oldestChild }
  return age < youngest || age > oldest ? `这里适合 ${youngest} 到 ${oldest} 岁的孩子。` : undefined
}

function answerProblem(
  text: string,
  { kind, choices, isRequired }: FormModel['questions'][number],
): string | undefined {
  const answer = cleanedLine(text)
  if (answer === '') {
    if (!isRequired) return undefined
    return kind === 'consent' ? '这一项要勾选才能报名。' : kind === 'choice' ? '请选一个。' : '请回答。'
  }
  if (kind === 'number') return Number.isFinite(Number(answer)) ? undefined : '请填数字。'
  if (kind === 'choice') return choices.includes(answer) ? undefined : '请从选项里选一个。'
  return kind === 'text' ? lineProblem(answer, '回答', longestAnswer, false) : undefined
}

/**
 * The question to the server that a form without problems makes.
 * @param key the form's own, made once
 */
export function askedOf(typed: Typed, model: FormModel, key: string): SignUpQuestionSent {
  const { collection, entry } = model
  const price = model.per === 'course' ? model.price : model.dates.find(({ id }) => id === typed.occasion)?.price
  return {
    bookable: { collection, entry, ...(model.per === 'occasion' && { occasion: typed.occasion }) },
    key,
    name: cleanedLine(typed.name),
    phone: phoneIn(typed.phone),
    ...(cleanedLine(typed.email) !== '' && { email: cleanedLine(typed.email) }),
    unit: cleanedLine(typed.unit),
    ...(typed.audience !== '' && { audience: typed.audience as Audience }),
    comes: typed.comes,
    children: typed.children.map(({ name, age }) => ({ name: cleanedLine(name), age: ageIn(age) })),
    answers: Object.fromEntries(
      model.questions.flatMap(({ id, kind }) => {
        const answer = cleanedLine(typed.answers[id] ?? '')
        if (answer === '') return []
        return [[id, kind === 'number' ? Number(answer) : kind === 'consent' ? true : answer]]
      }),
    ),
    ...(price !== undefined && { price }),
    consent: consentVersion,
    guardian: typed.guardian,
    website: typed.website,
  }
}
