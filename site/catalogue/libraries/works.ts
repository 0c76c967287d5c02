import { z } from 'zod'
import { named, ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { id, link, page, text } from '../schemas/parts.ts'
import { artForms, honourLevels, recordingKinds, sendingResults, valuesOf } from '../vocabulary.ts'

/** What workers wrote, sang, painted. */
export const works = library({
  schema: z.strictObject({
    ...page,
    title: text,
    genre: z.enum(valuesOf(artForms)),
    authors: z.array(id),
    /** Authors who are not in the talent library, as one line of text. */
    authorsText: text.optional(),
    /** The team that made or performs it. */
    team: id.optional(),
    unit: id.optional(),
    year: z.int().optional(),
    /** Further pictures, ids in `media`. */
    pictures: z.array(id),
    /** Where it can be heard or watched: on another site, or here, by id in `recordings`. */
    recordings: z.array(
      z.object({
        kind: z.enum(valuesOf(recordingKinds)),
        title: text.optional(),
        url: link.optional(),
        file: id.optional(),
      }),
    ),
    awards: z.array(
      z.object({ name: text, level: z.enum(valuesOf(honourLevels)).optional(), year: z.int().optional() }),
    ),
    /** 上送: where it was sent up to with success; what is undecided or was not chosen stays with the union. */
    sentUp: z.array(
      z.object({
        level: z.enum(valuesOf(honourLevels)),
        occasion: text,
        year: z.int().optional(),
        result: z.enum(valuesOf(sendingResults)),
      }),
    ),
  }),
  facet: { name: 'form', words: artForms, of: (work) => [work.genre] },
  shelf: {
    name: 'year',
    label: '按年份',
    of: ({ year }) => year?.toString(),
    wordOf: (value) => `${value}年`,
    isLatestFirst: true,
  },
  rank: (work) => lasting(-(work.year ?? 0), newest(work)),

  relatedTo: ({ authors, team }) => [...authors, team],
  texts: (work, names) => ({
    title: work.title,
    people: [...names.of('talents', ...work.authors), work.authorsText, ...names.of('teams', work.team)],
    facts: [
      artForms[work.genre],
      ...names.of('units', work.unit),
      work.year === undefined ? undefined : `${work.year}年`,
      ...work.awards.flatMap(({ name, level }) => [name, level && honourLevels[level]]),
      ...work.sentUp.flatMap(({ occasion, level, result }) => [occasion, honourLevels[level], sendingResults[result]]),
    ],
    body: work.recordings.map(({ title }) => title),
  }),
  facets: (work) => ({
    form: ofWords(artForms, work.genre),
    year: named(work.year?.toString()),
    award: named(...work.awards.map(({ name }) => name)),
    level: ofWords(honourLevels, ...[...work.awards, ...work.sentUp].flatMap(({ level }) => level ?? [])),
    medium: [
      ...(work.picture !== undefined || work.pictures.length > 0 ? [{ key: 'picture', label: '图片' }] : []),
      ...ofWords(recordingKinds, ...work.recordings.map(({ kind }) => kind)),
    ],
  }),
})
