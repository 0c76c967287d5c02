import {
  accessibilities,
  artForms,
  callKinds,
  serviceKinds,
  valuesOf,
  venueKinds,
} from '../../../site/catalogue/vocabulary.ts'
import { address, nameOf, titleOf } from '../words.ts'
import { day, type Documents, type Maker } from './maker.ts'

/** What the unions offer: places, services, calls. */
export function offers(maker: Maker): Pick<Documents, 'venues' | 'services' | 'calls'> {
  const { random, ids, maybe } = maker
  return {
    venues: ids.venues.map((id, index) => ({
      id,
      ...maker.page('venues', index),
      name: nameOf(random, random.pick(['文化宫', '职工之家', '职工书屋', '职工活动中心', '户外劳动者服务站'])),
      kind: random.pick(valuesOf(venueKinds)),
      address: address(random),
      latitude: 24.8 + random.next() / 10,
      longitude: 102.8 + random.next() / 10,
      openingHours: maybe(0.7, () => '周二至周日 9:00–21:00'),
      phone: maybe(0.7, () => phone(index)),
      facilities: random.some(['舞蹈教室', '饮水机', '排练厅', '阅览室', '母婴室', '微波炉'], 0, 5),
      accessibilities: random.some(valuesOf(accessibilities), 0, 4),
    })),
    services: ids.services.map((id, index) => ({
      id,
      ...maker.page('services', index),
      title: titleOf(random, '小舞台'),
      kind: random.pick(valuesOf(serviceKinds)),
      unit: maybe(0.9, () => random.pick(ids.units)),
      available: random.chance(0.9),
      audiences: maker.audiences(),
      minutes: maybe(0.8, () => random.between(2, 9) * 10),
      people: maybe(0.8, () => random.between(2, 30) * 10),
      daysAhead: maybe(0.7, () => random.between(3, 20)),
      requirements: maybe(0.5, () => '30 平方米空地、一路电源'),
      ordering: maybe(0.8, () => '由单位工会打电话，说明时间、地点和人数'),
      phone: maybe(0.7, () => phone(index)),
      talents: random.some(ids.talents, 0, 2),
      teams: random.some(ids.teams, 0, 1),
    })),
    calls: ids.calls.map((id, index) => call(maker, id, index)),
  }
}

/** A call of one to two months; half of those that are over have their results. */
function call(maker: Maker, id: string, index: number): Documents['calls'][number] {
  const { random, ids, maybe, instant, rowId, now } = maker
  const opens = maker.start()
  const closes = opens + random.between(30, 60) * day
  const announced = closes + 14 * day
  const isOver = announced < now && random.chance(0.5)
  return {
    id,
    ...maker.page('calls', index),
    title: titleOf(random, '征集'),
    kind: random.pick(valuesOf(callKinds)),
    unit: maybe(0.9, () => random.pick(ids.units)),
    opens: instant(opens),
    closes: instant(closes),
    audiences: maker.audiences(),
    genres: random.some(valuesOf(artForms), 0, 2),
    entering: maybe(0.8, () => '作品交到本单位工会，由单位工会统一报送'),
    prizes: maybe(0.7, () => '一等奖 1 名、二等奖 3 名'),
    jury: maybe(0.5, () => '由群艺馆和一线职工代表共七人组成'),
    phone: maybe(0.7, () => phone(index)),
    announced: isOver ? instant(announced) : null,
    results: Array.from({ length: isOver ? random.between(1, 6) : 0 }, (_, place) => ({
      id: rowId(),
      award: place === 0 ? '一等奖' : '二等奖',
      work: maybe(0.7, () => random.pick(ids.works)),
      talents: random.some(ids.talents, 0, 2),
      team: maybe(0.2, () => random.pick(ids.teams)),
      others: maybe(0.2, () => '滨河班组全体'),
    })),
  }
}

function phone(index: number): string {
  return `0871-6${String(index % 1_000_000).padStart(7, '0')}`
}
