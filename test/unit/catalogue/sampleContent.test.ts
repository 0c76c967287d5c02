import { describe, expect, it } from 'vitest'
import { readContent } from '../../../cms/features/sample/read.ts'
import { sessionsOf } from '../../../cms/content/sample/sessions.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { pageSize } from '../../../site/catalogue/urls.ts'
import * as vocabulary from '../../../site/catalogue/vocabulary.ts'

/** The subjects of the unions' own programme of classes. */
const subjects = [
  '大思政课堂 掐丝珐琅 螺铜镶嵌 茶艺 香道 插花 编织 刺绣 摄影 彩妆 手工 烘焙 健康养生 心理健康 家庭亲子教育',
  '书法 绘画 陶艺 雕刻 剪纸 声乐 合唱 播音主持 配音 朗诵 英语口语 古典舞 民族舞 现代舞 爵士舞 国际交谊舞',
].flatMap((line) => line.split(' '))

describe('the sample content', async () => {
  const content = await readContent('content')
  const courses = [...content.courses.values()]
  const performances = [...content.performances.values()]

  it.each(pageCollections)('gives the list of %s more than one full page', (collection) => {
    expect(content[collection].size).toBeGreaterThan(pageSize)
  })

  it.each(['courses', 'works', 'talents'] as const)('gives the list of %s several pages', (collection) => {
    expect(content[collection].size).toBeGreaterThanOrEqual(2 * pageSize)
  })

  it.each(subjects)('teaches %s', (subject) => {
    expect(courses.map((course) => course.subject)).toContain(subject)
  })

  it.each([
    ['course kinds', vocabulary.courseKinds, courses.map((course) => course.kind)],
    ['course types', vocabulary.courseTypes, courses.map((course) => course.type)],
    ['performance kinds', vocabulary.performanceKinds, performances.map((performance) => performance.kind)],
    ['activity kinds', vocabulary.activityKinds, [...content.activities.values()].map((activity) => activity.kind)],
    ['team kinds', vocabulary.teamKinds, [...content.teams.values()].map((team) => team.kind)],
    ['brand kinds', vocabulary.brandKinds, [...content.brands.values()].map((brand) => brand.kind)],
    ['service kinds', vocabulary.serviceKinds, [...content.services.values()].map((service) => service.kind)],
    ['call kinds', vocabulary.callKinds, [...content.calls.values()].map((call) => call.kind)],
    [
      'audiences',
      vocabulary.audiences,
      [content.courses, content.activities, content.services, content.performances]
        .flatMap((files) => [...files.values()])
        .flatMap(({ audiences }) => audiences),
    ],
    [
      'honour kinds',
      vocabulary.honourKinds,
      [...content.talents.values()].flatMap(({ honours }) => honours.map(({ kind }) => kind)),
    ],
    ['admissions', vocabulary.admissions, performances.map((performance) => performance.admission)],
    ['genres', vocabulary.artForms, [...content.works.values()].map((work) => work.genre)],
    ['specialities', vocabulary.artForms, [...content.talents.values()].flatMap((talent) => talent.specialities)],
    ['venue kinds', vocabulary.venueKinds, [...content.venues.values()].map((venue) => venue.kind)],
    ['notice kinds', vocabulary.noticeKinds, [...content.notices.values()].map((notice) => notice.kind)],
    ['unit levels', vocabulary.unitLevels, [...content.units.values()].map((unit) => unit.level)],
  ] as [string, Record<string, string>, string[]][])('uses all %s of the vocabulary', (_name, words, used) => {
    expect(Object.keys(words).filter((word) => !used.includes(word))).toEqual([])
  })

  it('gives subsidised courses fifteen lessons, as the programme says', () => {
    const counts = courses.filter((course) => course.kind === 'subsidised').map((course) => sessionsOf(course).length)
    expect(new Set(counts)).toEqual(new Set([15]))
  })

  it('has a cancelled and a past showing', () => {
    const showings = performances.flatMap((performance) => performance.showings)
    expect(showings.filter((showing) => showing.cancelled).length).toBeGreaterThanOrEqual(2)
    expect(showings.some((showing) => showing.week < 0 && !showing.cancelled)).toBe(true)
  })

  it('dates no notice after the start', () => {
    expect([...content.notices.values()].filter((notice) => notice.week >= 0)).toEqual([])
  })

  it('names units after their parents', () => {
    const order = [...content.units.keys()]
    for (const [key, { parent }] of content.units) {
      if (parent !== undefined) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(key))
    }
  })
})
