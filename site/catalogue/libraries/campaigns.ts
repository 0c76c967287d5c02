import { z } from 'zod'
import { captionText } from '../campaigns/caption.ts'
import { named, ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { dayOf, startOfDay } from '../calendar/occasions.ts'
import { lasting, newest, type Rank } from '../index/ranks.ts'
import { id, instant, page, text } from '../schemas/parts.ts'
import { serviceKinds, valuesOf } from '../vocabulary.ts'

/** The latest year first; in it what is not over, the newest on top, and what is over behind it. */
function rank(campaign: { year: number; created: string; phases: readonly { to: string }[] }, now: number): Rank {
  if (campaign.phases.length === 0) return lasting(-campaign.year, 0, newest(campaign))
  const end = Math.max(...campaign.phases.map(({ to }) => startOfDay(dayOf(Date.parse(to)) + 1)))
  return now < end
    ? { numbers: [-campaign.year, 0, newest(campaign)], until: end }
    : lasting(-campaign.year, 1, newest(campaign))
}

/** 专项: what a union brings to the grass roots in one year, in phases, with all unions below it. */
export const campaigns = library({
  schema: z.strictObject({
    ...page,
    title: text,
    year: z.int(),
    /** What all of it is about: 中国梦·劳动美·工会情. */
    theme: text.optional(),
    /** The union that leads it. */
    unit: id.optional(),
    /** What is delivered. */
    kinds: z.array(z.enum(valuesOf(serviceKinds))),
    /** In order, each from its first day to its last one. */
    phases: z.array(
      z.object({
        id,
        name: text,
        from: instant,
        to: instant,
        /** What units hand in, and when: 4 月 20 日前报送实施方案. */
        handIn: text.optional(),
      }),
    ),
    /** Pattern of what stands on the backdrop (campaigns/caption.ts). */
    caption: text.optional(),
  }),
  facet: { name: 'kind', words: serviceKinds, of: (campaign) => campaign.kinds },
  shelf: {
    name: 'year',
    label: '按年份',
    of: ({ year }) => year.toString(),
    wordOf: (value) => `${value}年`,
    isLatestFirst: true,
  },
  rank,

  relatedTo: () => [],
  texts: (campaign, names) => ({
    title: campaign.title,
    people: [],
    facts: [
      `${campaign.year}年`,
      campaign.theme,
      ...campaign.kinds.map((kind) => serviceKinds[kind]),
      ...names.of('units', campaign.unit),
    ],
    body: [
      ...campaign.phases.flatMap(({ name, handIn }) => [name, handIn]),
      campaign.caption && captionText(campaign.caption, ''),
    ],
  }),
  facets: (campaign) => ({
    kind: ofWords(serviceKinds, ...campaign.kinds),
    year: named(campaign.year.toString()),
  }),
})
