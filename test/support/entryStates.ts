import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import type { PageCollection } from '../../site/catalogue/pageCollections.ts'

const page = { created: '2026-01-01T00:00:00.000Z', sample: false }
const summary = '两百个人的声音，从车间唱到剧场，唱的都是自己写的歌。'.repeat(6)
const long = '工人文化宫职工合唱团与交响乐团联袂献演庆祝建会一百周年“中国梦·劳动美”主题综合文艺晚会'

/** What each library that has no dates cannot do without. */
const least: Partial<Record<PageCollection, object>> = {
  talents: { name: '杨帆', specialities: ['vocal'], speaker: false, honours: [] },
  teams: { name: '夜班合唱团', kind: 'choir', members: [], pictures: [] },
  works: { title: '交班', genre: 'literature', authors: [], pictures: [], recordings: [], awards: [], sentUp: [] },
  brands: { name: '每周一讲', kind: 'lecture', pictures: [], editions: [] },
  venues: { name: '职工书屋', kind: 'palace', address: '雨花路 1 号', facilities: [], accessibilities: [] },
  services: { title: '送春联', kind: 'school', available: false, audiences: [], talents: [], teams: [] },
  campaigns: { title: '千场文化活动进基层', year: 2026, kinds: [], phases: [] },
  calls: {
    title: '征集歌词',
    kind: 'works',
    opens: '2026-01-01T00:00:00.000Z',
    closes: '2026-02-01T00:00:00.000Z',
    audiences: [],
    genres: [],
    results: [],
  },
  notices: { title: '闭馆一天', kind: 'notice', date: '2026-11-01T00:00:00.000Z' },
}

/**
 * Puts two entries of each library without dates into a catalogue: one that says nothing but what it must, and one whose
 * texts are long.
 * @returns the paths of their pages
 */
export function addExtremes(catalogue: Catalogue): string[] {
  return Object.entries(least).flatMap(([name, fields]) => {
    const collection = name as Collection
    const put = (slug: string, more: object): string => {
      catalogue.set(collection, slug, entrySchemas[collection].parse({ id: slug, slug, ...page, ...fields, ...more }))
      return `/${collection}/${slug}/`
    }
    const called = 'name' in fields ? 'name' : 'title'
    const texts = { [called]: long, summary, body: `<p>${summary}</p>`.repeat(3), tags: ['非遗', '夜校'] }
    return [put(`bare-${name}`, {}), put(`long-${name}`, texts)]
  })
}
