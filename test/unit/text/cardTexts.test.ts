import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import type { CardText } from '../../../site/text/cards/cardText.ts'
import { cardTextOf } from '../../../site/text/cards/cardTextOf.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const page = { id: 'e', slug: 'e', created: '2026-01-01T00:00:00.000Z', sample: false }

/** Ten in the morning in Shanghai, so many days from now. */
function inDays(days: number): string {
  return new Date(now + days * 86_400_000).toISOString()
}

/** What the card of an entry says, and when that goes wrong by itself. */
function card(collection: PageCollection, fields: object): CardText & { staleAt: number } {
  const catalogue = new Catalogue(now)
  catalogue.set('venues', 'hall', entrySchemas.venues.parse({ ...venue, id: 'hall' }))
  const view = new CatalogueView(catalogue)
  const entry = entrySchemas[collection].parse({ ...page, ...fields })
  return { ...cardTextOf(collection, entry, view), staleAt: view.staleAt }
}

const venue = { ...page, name: '文化宫', kind: 'palace', address: '人民路 1 号', facilities: [], accessibilities: [] }
const show = { title: '汇报演出', kind: 'gala', admission: 'free', audiences: [], programme: [] }
const call = {
  title: '征文',
  kind: 'works',
  genres: [],
  audiences: [],
  opens: inDays(1),
  closes: inDays(9),
  results: [],
}

function showings(...days: [day: number, cancelled?: boolean][]) {
  return days.map(([day, cancelled = false]) => ({ id: `s${day}`, start: inDays(day), venue: 'hall', cancelled }))
}

describe('the card of a performance', () => {
  it('should name the next showing, its venue and how many follow', () => {
    expect(card('performances', { ...show, showings: showings([2], [5], [9]) })).toMatchObject({
      isPast: false,
      tags: [{ tone: 'free' }, {}],
      when: { date: { machine: '2026-11-22T10:00+08:00', text: '11月22日 周日 10:00' }, count: '另有 2 场' },
      lines: ['文化宫'],
    })
  })

  it('should say that it is over, called off or put off, and where, but no longer how one gets in', () => {
    const over = card('performances', { ...show, showings: showings([-3]) })
    expect(over).toMatchObject({ isPast: true, tags: [{ word: '已结束' }, { word: '综合汇演' }], lines: ['文化宫'] })
    const off = card('performances', { ...show, showings: showings([2, true]) })
    expect(off).toMatchObject({ isPast: true, tags: [{ word: '已取消', tone: 'off' }, {}], lines: ['文化宫'] })
    const [showing] = showings([2])
    const putOff = card('performances', { ...show, showings: [{ ...showing, postponed: true }] })
    expect(putOff).toMatchObject({ isPast: true, tags: [{ word: '延期' }, {}], when: { before: '新的时间待定' } })
  })

  it('should say so when it has no date', () => {
    expect(card('performances', { ...show, showings: [] }).when).toEqual({ before: '时间待定' })
  })
})

describe('the card of a call', () => {
  it('should say when it opens, then when it closes, and be read again at each', () => {
    const coming = card('calls', call)
    expect(coming.tags[0]).toEqual({ word: '即将开始' })
    expect(coming.date).toEqual({ machine: '2026-11-21T10:00+08:00', text: '11月21日 开始' })
    expect(coming.staleAt).toBe(Date.parse(inDays(1)))
    const open = card('calls', { ...call, opens: inDays(-1) })
    expect(open.tags[0]).toEqual({ word: '正在征集', tone: 'free' })
    expect(open.date?.text).toBe('11月29日 截止')
    expect(open.staleAt).toBe(Date.parse(inDays(9)))
  })

  it('should say that the results are there, whatever the day', () => {
    const results = [{ id: 'r1', award: '一等奖', talents: [] }]
    expect(card('calls', { ...call, results }).tags[0]).toEqual({ word: '结果已公布', tone: 'gold' })
  })
})

it('should leave out the size of a service that has none', () => {
  const service = { title: '送电影', kind: 'film', available: false, audiences: [], teams: [], talents: [] }
  expect(card('services', service)).toMatchObject({ isPast: true, when: undefined, lines: [undefined] })
  expect(card('services', { ...service, minutes: 40 }).when).toEqual({ before: '40 分钟' })
})

describe('the card of a campaign', () => {
  const phase = (name: string, from: number, to: number) => ({ id: name, name, from: inDays(from), to: inDays(to) })
  const campaign = { title: '千场文化活动进基层', year: 2026, kinds: ['film', 'lecture'], summary: '送到工地' }

  it('should name the phase that it is in, or that comes next, and be read again when that ends', () => {
    const phases = [phase('启动', -9, -2), phase('总结', -1, 3)]
    expect(card('campaigns', { ...campaign, phases })).toEqual({
      isPast: false,
      tags: [
        { word: '2026年', tone: 'gold' },
        { word: '进行中', tone: 'free' },
      ],
      when: { before: '总结', date: { machine: '2026-11-19', text: '11月19日—11月23日' } },
      lines: ['送电影、送讲座', '送到工地'],
      staleAt: Date.parse('2026-11-23T16:00:00Z'),
    })
    expect(card('campaigns', { ...campaign, phases: [phase('启动', 2, 3)] }).when?.before).toBe('启动')
  })

  it('should say that it is over, or nothing of time where it has no phases', () => {
    const over = card('campaigns', { ...campaign, phases: [phase('启动', -9, -2)] })
    expect(over).toMatchObject({ isPast: true, tags: [{}, { word: '已结束' }], when: undefined })
    expect(card('campaigns', { ...campaign, kinds: [], phases: [] })).toMatchObject({
      isPast: false,
      tags: [{ word: '2026年' }],
      when: undefined,
      lines: [undefined, '送到工地'],
    })
  })
})
