import { z } from 'zod'
import { price } from '../../../site/catalogue/schemas/parts.ts'
import { type CourseType, courseKinds, courseTypes, courseTypesOf, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { change, forWhom, key, keys, occasion, page, signUp, takePart, text } from './parts.ts'
import { signUpHereFile } from './signUpHereFile.ts'

const lesson = { ...occasion, venue: key.optional(), teacher: text.optional(), seats: z.int().min(1).optional() }

const session = z.strictObject({ ...lesson, topic: text.optional(), ...change })

const series = z.strictObject({
  ...lesson,
  count: z.int().min(2).max(30),
  topics: z.array(text).default([]),
})

/** What a file of the sample content says of a course: its sessions one by one, or as a weekly series. */
export const courseFile = z
  .strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(courseKinds)),
    type: z.enum(valuesOf(courseTypes)),
    subject: text,
    teachers: keys,
    teacher: text.optional(),
    audiences: forWhom,
    admissionNote: text.optional(),
    ...signUp,
    ...signUpHereFile,
    ...takePart,
    price: price.optional(),
    unit: key,
    venue: key,
    sessions: z.array(session).default([]),
    series: series.optional(),
  })
  .superRefine(({ kind, type, sessions, series }, context) => {
    const allowed: readonly CourseType[] = courseTypesOf[kind]
    if (!allowed.includes(type)) {
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: `${courseKinds[kind]}课堂的类型应为 ${allowed.join('、')} 之一`,
      })
    }
    if (sessions.length === 0 && series === undefined) {
      context.addIssue({ code: 'custom', path: ['sessions'], message: '至少要有一个课次：写 sessions 或 series' })
    }
    if (series !== undefined && series.topics.length > series.count) {
      context.addIssue({ code: 'custom', path: ['series', 'topics'], message: `主题不能多于课次数 ${series.count}` })
    }
  })
export type CourseFile = z.infer<typeof courseFile>
export type SessionFile = z.infer<typeof session>
