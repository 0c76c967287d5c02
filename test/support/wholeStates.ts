import { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { now } from './eventStates.ts'

const day = 86_400_000
const at = (days: number) => new Date(now + days * day).toISOString()
const page = { created: '2026-01-01T00:00:00.000Z', sample: false }
const place = '滇池度假区职工文化活动中心暨工人疗养院综合剧场附属多功能排练厅（三号楼四层）'
const title = '工人文化宫职工合唱团与交响乐团联袂献演庆祝建会一百周年“中国梦·劳动美”主题综合文艺晚会第二季回顾'

/** How everything on a site stands: when it begins, in days from now, what became of it, and what it is called. */
const states = {
  usual: { days: 1, change: {}, texts: {} },
  later: { days: 9, change: {}, texts: {} },
  past: { days: -40, change: {}, texts: {} },
  cancelled: { days: 1, change: { cancelled: true }, texts: {} },
  postponed: { days: 1, change: { postponed: true }, texts: {} },
  moved: { days: 1, change: { movedFrom: at(-2) }, texts: {} },
  full: { days: 1, change: { full: true }, texts: {} },
  long: {
    days: 1,
    change: { movedFrom: at(400) },
    texts: { title, name: place, person: '阿卜杜热合曼·买买提艾力·图尔荪尼亚孜' },
  },
} satisfies Record<string, { days: number; change: object; texts: { title?: string; name?: string; person?: string } }>
export type WholeState = keyof typeof states
export const wholeStates = Object.keys(states) as readonly WholeState[]

/** A site on which everything stands alike: a venue, a brand, people, and six of each thing that one can go to. */
export function catalogueWhere(state: WholeState): Catalogue {
  const {
    days,
    change,
    texts,
  }: (typeof states)[WholeState] & { texts: Partial<Record<'title' | 'name' | 'person', string>> } = states[state]
  const catalogue = new Catalogue(now)
  const put = (collection: Collection, id: string, fields: object): void =>
    void catalogue.set(collection, id, entrySchemas[collection].parse({ id, slug: id, ...page, ...fields }))
  put('venues', 'hall', {
    name: texts.name ?? '区文体活动中心三楼职工服务阵地',
    kind: 'palace',
    address: (texts.name ?? '春融街 1 号').repeat(2),
    openingHours: '周一至周五 09:00–12:00、13:30–21:00，周末 9:00–17:30',
    facilities: [],
    accessibilities: [],
  })
  put('brands', 'talk', { name: texts.title ?? '每周一讲', kind: 'lecture', pictures: [], editions: [] })
  for (const id of ['a', 'b', 'c'])
    put('talents', `person-${id}`, {
      name: texts.person ?? '阿依古丽·买买提',
      specialities: ['vocal'],
      speaker: false,
      honours: [],
    })
  for (let index = 0; index < 6; index++) {
    const occasion = {
      id: 'o',
      start: at(days + index / 2),
      end: at(days + index / 2 + 0.05),
      venue: 'hall',
      ...change,
    }
    const all = { title: texts.title ?? '掐丝珐琅入门：给滇池描一道金边', audiences: ['front-line', 'women'] }
    put('performances', `show-${index}`, {
      ...all,
      kind: 'gala',
      admission: 'ticket',
      showings: [occasion],
      programme: [],
    })
    put('activities', `activity-${index}`, {
      ...all,
      kind: 'relief',
      admission: 'free',
      dates: [{ ...occasion, seats: 30 }],
      talents: ['person-a', 'person-b'],
      teams: [],
      works: [],
      pictures: [],
    })
    put('courses', `course-${index}`, {
      ...all,
      kind: index % 2 === 0 ? 'public-benefit' : 'subsidised',
      type: index % 2 === 0 ? 'hobby' : 'music',
      teachers: [],
      teacher: '柳知秋、欧阳修远、司马长风、上官云珠、夏侯玄、诸葛青云',
      sessions: [{ ...occasion, seats: 30 }],
    })
  }
  return catalogue
}
