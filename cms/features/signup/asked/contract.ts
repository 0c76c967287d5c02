/**
 * What goes over the network when people sign up: questions and answers as schemas, of which the documented API
 * (openapi.json) is made, and which every edge parses with.
 */
import { z } from 'zod'
import { datedLibraries } from '../../../../site/catalogue/calendar/dated.ts'
import { offReasons } from '../../../../site/catalogue/signUp/shapes.ts'
import { mostQuestions, mostSeatsOfOne } from '../../../../site/catalogue/schemas/signUpHere.ts'
import {
  addressOfEmail,
  codeIn,
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
  registrationCode,
  said,
} from '../../../../site/catalogue/signUp/rules.ts'
import { cleanedField } from '../../../base/characters.ts'
import { rowIdPattern } from '../../../documents/rowIds/rowIds.ts'
import { cleanedLine } from '../../../../site/catalogue/cleaned.ts'
import { fixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import { audiences, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { states, trialAnswers } from './words.ts'

/** The libraries of which one can sign up for something. */
export const signUpLibraries = datedLibraries

/** A collection as such a library; undefined when one can sign up for nothing in it. */
export function signUpLibraryOf(slug: string): (typeof signUpLibraries)[number] | undefined {
  return signUpLibraries.find((library: string) => library === slug)
}

export { consentVersion }

const documentId = z.string('请写明是哪个条目。').regex(/^[\w-]{1,64}$/, '条目编号不对，请从条目的页面重新打开报名。')
const rowId = z.string().regex(rowIdPattern, '场次编号不对，请从条目的页面重新打开报名。')

/** What is signed up for: an entry, or one of its dates. */
export const bookable = z.strictObject({
  collection: z.enum(signUpLibraries, '报名的栏目只能是 courses、performances 或 activities。'),
  entry: documentId,
  /** The lesson, showing or date; left out for a whole course. */
  occasion: rowId.optional(),
})
export type Bookable = z.infer<typeof bookable>

/** What looks empty is empty, as in a field of the admin. */
const seenLine = (text: string): string => cleanedLine(cleanedField(text))

/** Cleaned as titles are: what is written here stands in tables, messages and on paper. */
const line = (most: number, what: string) =>
  z.string(`请填${what}。`).overwrite(seenLine).max(most, said.long(what, most)).regex(plainLine, said.line(what))

/** A name, of which nothing leads to somewhere else. */
const nameLine = (what: string, missing: string) =>
  line(longestName, what)
    .min(1, missing)
    .superRefine((name, { addIssue }) => {
      const message = nameProblem(name, what)
      if (message !== undefined) addIssue({ code: 'custom', message })
    })

/** A mobile number of the mainland, as people write it; stored as eleven digits. */
export const phone = z
  .string('请填手机号。')
  .max(40, said.phone)
  .transform(phoneIn)
  .pipe(z.string().regex(mobileNumber, said.phone))

const hex = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[0-9a-f]+$/)

/** What the server asked of the browser (site/catalogue/signUp/proof.ts). */
const challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('SHA-256'),
    cost: z.literal(1),
    data: z.strictObject({ form: z.string().max(64) }),
    expiresAt: z.int(),
    keyLength: z.literal(32),
    keyPrefix: hex(64),
    nonce: hex(32),
    salt: hex(32),
  }),
  signature: hex(64),
})
const proof = z.strictObject({
  challenge,
  solution: z.strictObject({ counter: z.int().nonnegative().max(0xffffffff), derivedKey: hex(64) }),
})

/** The form's own key: made once, so that whoever sends it again gets the same registration. */
export const formKey = z.string('缺少 key。').regex(/^[\w-]{16,64}$/, 'key 是 16 到 64 个字母、数字、下划线或短横线。')

/** POST /api/signup/challenge: what a form has to find out before it is sent. */
export const challengeAsked = z.strictObject({ key: formKey })

/** The answer; nothing where the operator asks for no work. */
export const challengeShown = z.strictObject({ challenge: challenge.optional() })
export type ChallengeShown = z.infer<typeof challengeShown>

const child = z.strictObject({
  name: nameLine('孩子的姓名', said.childName),
  age: z.int(said.childAge).min(0, '孩子的年龄从 0 岁起。').max(oldestChild, `孩子的年龄最大 ${oldestChild} 岁。`),
})

/** POST /api/signup/registrations */
export const signUpAsked = z.strictObject({
  bookable,
  key: formKey,
  name: nameLine('姓名', '请填姓名。'),
  phone,
  /** To be written to instead of a text message; a form sends it empty where nothing was typed. */
  email: z
    .union([
      z.literal(''),
      z
        .string(said.email)
        .overwrite(cleanedLine)
        .max(longestEmail, said.long('邮箱', longestEmail))
        .regex(addressOfEmail, said.email),
    ])
    .optional(),
  unit: line(longestUnit, '单位').default(''),
  audience: z.enum(valuesOf(audiences), '身份请从表里选。').optional(),
  /** Whether whoever signs up comes too, or the children alone. */
  comes: z.boolean('请填本人来不来。').default(true),
  children: z.array(child, '孩子要一个一个填。').max(mostSeatsOfOne, `一次最多 ${mostSeatsOfOne} 个人。`).default([]),
  /** By the id of the question: a text, a number, a choice in words, or true for a consent. */
  answers: z
    .record(
      z.string().max(64),
      z.union([line(longestAnswer, '回答'), z.number('回答要填数字。'), z.boolean()], '回答只能是文字、数字或勾选。'),
    )
    .refine((all) => Object.keys(all).length <= mostQuestions, '回答太多了，请刷新页面再填。')
    .default({}),
  /** What the form said that one person pays themselves, in fen; of what is free 0. */
  price: z
    .int('价格的单位是分，只填整数。')
    .nonnegative('价格不能小于 0。')
    .optional()
    .describe(
      '给报名的人看到的每人自付，单位是分，免费是 0。写了就核对：已经改价的不报名，回答 price-changed；不写不核对。',
    ),
  /** The version of the text on personal data that was agreed to. */
  consent: z.literal(consentVersion, said.consent),
  /** Agreed to for the children, where some come. */
  guardian: z.boolean().default(false),
  /** What the form has found out; what is none is as if it were not there. */
  proof: proof.optional().catch(undefined),
  /** Nobody fills it in who sees the form. */
  website: z.literal('', '请不要填这一栏。').default(''),
})
export type SignUpAsked = z.infer<typeof signUpAsked>

/** How a registration is found again: the code that was given, and the telephone number. */
export const claim = z.strictObject({
  code: z
    .string('请填报名码。')
    .max(40, said.code)
    .transform(codeIn)
    .pipe(z.string().regex(registrationCode, said.code)),
  phone,
})
export type Claim = z.infer<typeof claim>

const instant = z.iso.datetime()

/** A registration as whoever made it sees it. POST /api/signup/registration, and the answer to everything that changes it. */
export const registrationShown = z.strictObject({
  code: z.string(),
  bookable,
  /** What it is for, in words: the title, the number of the lesson. */
  title: z.string(),
  /** Path of the entry's page; missing when it is not public any more. */
  path: z.string().optional(),
  /** When it begins; missing for a course as a whole. */
  start: instant.optional(),
  /** When it is over, a course as a whole with its last lesson; missing where nobody knows. */
  end: instant.optional(),
  venue: z.string().optional(),
  /** That it does not take place then: called off, put off, its date taken from the entry, or the entry from the site. */
  off: z.enum(offReasons).optional(),
  state: z.enum(valuesOf(states)),
  seats: z.int(),
  /** Number within what it is for: published with a draw. */
  number: z.int(),
  /** Parties before it on the waiting list, with itself: 1 is next. */
  position: z.int().optional(),
  /** Until when offered places are kept, and how many: fewer than asked for, where no more are free. */
  offerUntil: instant.optional(),
  offeredSeats: z.int().optional(),
  /** Until when it can be cancelled here. */
  cancelUntil: instant.optional(),
  /** Of a course whose first lesson is for trial: from when on and until when one says whether one goes on, and what was said. */
  trial: z.strictObject({ asks: instant, until: instant, said: z.enum(valuesOf(trialAnswers)).optional() }).optional(),
  /** Until when this telephone number signs up for nothing else, since its people stayed away. */
  pausedUntil: instant.optional(),
  /** Of what is not free, in fen: of one person, for all of them, and what was paid so far. */
  fee: fixedPrice.extend({ due: z.int(), paid: z.int() }).optional(),
  name: z.string(),
  /** As 138****8000. */
  phone: z.string(),
  children: z.array(z.strictObject({ name: z.string(), age: z.int() })),
  /** How many the form named, where there are fewer places now: nobody knows who of them comes. */
  named: z.int().optional(),
  madeAt: instant,
  /** Of a course that gives certificates: lessons that were attended or made up, all, those that are asked for, and whether it can be had. */
  certificate: z
    .strictObject({ attended: z.int(), lessons: z.int(), needed: z.int(), isEarned: z.boolean() })
    .optional(),
  /** Of who came: what an answer to the questions afterwards is sent with, which does not tell who sent it. */
  feedback: z.strictObject({ ticket: z.string() }).optional(),
})
export type RegistrationShown = z.infer<typeof registrationShown>

/** GET /api/signup/draw?collection=…&entry=…&occasion=…: what anybody needs to check a draw. Decision 0041 says how. */
export const drawShown = z.strictObject({
  /** SHA-256 of the seed: stands before anybody has signed up. */
  digest: z.string(),
  /** From here on when it has been drawn. */
  drawnAt: instant.optional(),
  /** 32 bytes in hexadecimal. */
  seed: z.string().optional(),
  /** Numbers of the registrations, in the order of the draw. */
  order: z.array(z.int()).optional(),
})
export type DrawShown = z.infer<typeof drawShown>

/** GET /api/signup/places?collection=…&entry=…: what is left, from memory. */
export const placesShown = z.strictObject({
  /** By the id of the date; of a whole course under `course`. */
  places: z.record(
    z.string(),
    z.strictObject({
      state: z.enum(['before', 'open', 'waiting-list', 'full', 'closed']),
      left: z.int().nonnegative(),
      waiting: z.int().nonnegative(),
      /** Where places were drawn for: from then on they are given to whoever comes first. */
      isDrawn: z.literal(true).optional(),
    }),
  ),
})
export type PlacesShown = z.infer<typeof placesShown>
