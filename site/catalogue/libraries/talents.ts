import { z } from 'zod'
import { surnameInitialOf } from '../../search/pinyin/surname.ts'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { id, instant, page, text } from '../schemas/parts.ts'
import { artForms, honourKinds, honourLevels, valuesOf } from '../vocabulary.ts'

/** People who sing, paint, write. */
export const talents = library({
  schema: z.strictObject({
    ...page,
    name: text,
    specialities: z.array(z.enum(valuesOf(artForms))),
    unit: id.optional(),
    /** 劳模工匠 who teach in schools. */
    speaker: z.boolean(),
    honours: z.array(
      z.object({
        kind: z.enum(valuesOf(honourKinds)).optional(),
        /** What it is called where it is none of these. */
        title: text.optional(),
        level: z.enum(valuesOf(honourLevels)),
        year: z.int().optional(),
      }),
    ),
    /** How the talent came into the library. */
    selection: z
      .object({
        /** The union that recommended, id in `units`. */
        unit: id.optional(),
        level: z.enum(valuesOf(honourLevels)).optional(),
        /** The day of the decision. */
        date: instant.optional(),
      })
      .optional(),
  }),
  facet: { name: 'form', words: artForms, of: (talent) => talent.specialities },
  shelf: {
    name: 'initial',
    label: '按姓名首字母',
    of: ({ name }) => surnameInitialOf(name),
    wordOf: (value) => (value === 'other' ? '其他' : value.toUpperCase()),
    isLatestFirst: false,
  },
  rank: (talent) => lasting(newest(talent)),

  relatedTo: () => [],
  texts: (talent, names) => ({
    title: talent.name,
    people: [],
    facts: [
      ...talent.specialities.map((form) => artForms[form]),
      ...names.of('units', talent.unit, talent.selection?.unit),
      ...talent.honours.flatMap(({ kind, title, level }) => [kind && honourKinds[kind], title, honourLevels[level]]),
      talent.speaker ? '劳模工匠进校园' : undefined,
    ],
    body: [],
  }),
  facets: (talent) => ({
    form: ofWords(artForms, ...talent.specialities),
    honour: ofWords(honourKinds, ...talent.honours.flatMap(({ kind }) => kind ?? [])),
    level: ofWords(honourLevels, ...talent.honours.map(({ level }) => level)),
  }),
})
