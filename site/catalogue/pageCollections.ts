import type { Entries } from './entries.ts'
import { activities } from './libraries/activities.ts'
import { brands } from './libraries/brands.ts'
import { calls } from './libraries/calls.ts'
import { campaigns } from './libraries/campaigns.ts'
import { courses } from './libraries/courses.ts'
import { notices } from './libraries/notices.ts'
import { performances } from './libraries/performances.ts'
import { services } from './libraries/services.ts'
import { talents } from './libraries/talents.ts'
import { teams } from './libraries/teams.ts'
import { venues } from './libraries/venues.ts'
import { works } from './libraries/works.ts'
import type { Library } from './library.ts'

/**
 * The libraries, whose entries have list and detail pages, in the order of the navigation, and what each is called: in
 * the navigation, as the heading of its list, and in a sentence below it.
 */
export const libraries = {
  courses: {
    short: '课堂',
    title: '职工文艺课堂',
    lead: '公益课全程免费，面向职工和子女；普惠课首课免费体验，其余课程由工会补贴。',
    empty: '新的课程正在安排。',
  },
  performances: {
    short: '演出',
    title: '演出与放映',
    lead: '职工自己的舞台：演出、展示、放映的时间、地点和入场办法。',
    empty: '近期的演出正在排练。',
  },
  activities: {
    short: '活动',
    title: '职工文化活动',
    lead: '开放日、工作坊、采风、沙龙、展览、比赛、读书和健身，午休、下班后和周末都有。',
    empty: '新的活动正在筹备。',
  },
  talents: {
    short: '人才库',
    title: '职工文艺人才库',
    lead: '车间、工地、讲台和站点上的文艺好手。',
    empty: '人才库正在征集，欢迎向本单位工会自荐或推荐。',
  },
  teams: {
    short: '团队',
    title: '职工文艺团队',
    lead: '合唱团、乐队、舞蹈队、文艺志愿者，排练时间都写着，想加入就来。',
    empty: '团队正在登记，欢迎向本单位工会报名组队。',
  },
  works: {
    short: '作品库',
    title: '职工文艺作品库',
    lead: '职工写的、唱的、画的、剪的，都在这里。',
    empty: '作品库正在征集，欢迎向本单位工会投送。',
  },
  brands: {
    short: '品牌',
    title: '职工文化品牌',
    lead: '年年办、期期办的老牌子：历届的征集、演出、作品和从这里走出来的人。',
    empty: '品牌档案正在整理。',
  },
  venues: {
    short: '阵地',
    title: '职工文化阵地',
    lead: '文化宫、活动中心、书屋、职工之家和户外劳动者服务站，就在身边。',
    empty: '阵地信息正在登记。',
  },
  services: {
    short: '点单',
    title: '服务项目清单',
    lead: '基层工会可以点的菜单：送文艺、送电影、送书画、送培训、送讲座，送到车间、工地和班组。',
    empty: '服务项目正在征询基层的意见。',
  },
  campaigns: {
    short: '专项',
    title: '进基层专项',
    lead: '一年一个方案，把文艺、电影、书画、培训和讲座送到车间、工地和班组：分几步、送什么、哪天交什么。',
    empty: '今年的方案正在拟定。',
  },
  calls: {
    short: '征集',
    title: '征集与比赛',
    lead: '作品征集、职工比赛和人才选拔：怎样参加，哪天截止，谁得了奖。',
    empty: '眼下没有征集，有了新的会先在这里公布。',
  },
  notices: {
    short: '公告',
    title: '公告与动态',
    lead: '报名通知、活动安排和工会文化工作动态。',
    empty: '还没有公告。',
  },
} satisfies Record<string, { short: string; title: string; lead: string; empty: string }>

export type PageCollection = keyof typeof libraries
export const pageCollections = Object.keys(libraries) as readonly PageCollection[]

/**
 * What else the site knows of each. Browsers, which know the names alone, get none of it: package.json says that a
 * module of this folder does nothing but what is taken from it.
 */
const described = {
  courses,
  performances,
  activities,
  talents,
  teams,
  works,
  brands,
  venues,
  services,
  campaigns,
  calls,
  notices,
} satisfies Record<PageCollection, unknown>

export type Schemas = { [C in PageCollection]: (typeof described)[C]['schema'] }

/** How the public entries of a library have to be. */
export function schemaOf<C extends PageCollection>(collection: C): Schemas[C] {
  return described[collection].schema as Schemas[C]
}

/** The descriptions by library. */
export const descriptions: { [C in PageCollection]: Library<Entries[C]> & { schema: Schemas[C] } } = described
