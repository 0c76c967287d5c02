/**
 * The closed vocabularies of the domain: stored value to the Chinese word that people read.
 * Stored values are English and appear in URLs; the words come from the union documents
 * (course kinds and types: the Chenggong 2026 programme; venues: the workers' palace report).
 */

/** 公益 is free and single; 普惠 is a course of lessons with a free first one. */
export const courseKinds = {
  'public-benefit': '公益',
  subsidised: '普惠',
} as const

/** Class types. The first four belong to 公益, the last four to 普惠; see courseTypesOf. */
export const courseTypes = {
  lecture: '宣讲讲座',
  tradition: '传统文化',
  hobby: '兴趣爱好',
  wellbeing: '生活健康',
  'fine-art': '美术',
  music: '音乐',
  language: '语言文学',
  dance: '舞蹈',
} as const

/** Which class types each kind of course has (Chenggong 2026 programme, tables 1 and 2). */
export const courseTypesOf: Record<CourseKind, readonly CourseType[]> = {
  'public-benefit': ['lecture', 'tradition', 'hobby', 'wellbeing'],
  subsidised: ['fine-art', 'music', 'language', 'dance'],
}

export const performanceKinds = {
  performance: '文艺演出',
  'progress-show': '汇报演出',
  gala: '综合汇演',
  'talent-show': '才艺展示',
  'flash-mob': '快闪',
  film: '电影放映',
} as const

/** How one gets in to a performance. */
export const admissions = {
  free: '免费入场',
  ticket: '凭票入场',
  invitation: '凭邀请函入场',
} as const

/** Art forms: a talent's specialities and a work's genre use the same words. */
export const artForms = {
  choir: '合唱',
  vocal: '声乐',
  instrumental: '器乐',
  dance: '舞蹈',
  drama: '戏剧曲艺',
  recitation: '朗诵配音',
  calligraphy: '书法',
  painting: '绘画',
  photography: '摄影',
  'paper-cut': '剪纸',
  craft: '手工技艺',
  literature: '文学',
} as const

export const venueKinds = {
  palace: '工人文化宫',
  'activity-centre': '职工活动中心',
  'book-house': '职工书屋',
  'workers-home': '职工之家',
  'outdoor-station': '户外劳动者服务站',
} as const

export const noticeKinds = {
  notice: '公告',
  news: '动态',
} as const

/** Levels of the union tree, from the top. */
export const unitLevels = {
  province: '省',
  city: '市',
  county: '县（市、区）',
  industry: '产业',
  'grass-roots': '基层',
} as const

/** Levels at which honours and awards are given. */
export const honourLevels = {
  national: '全国',
  province: '省级',
  city: '市级',
  county: '区县级',
} as const

export const honourKinds = {
  'model-worker': '劳模',
  craftsman: '工匠',
} as const

export type CourseKind = keyof typeof courseKinds
export type CourseType = keyof typeof courseTypes

/**
 * The stored values of a vocabulary, in the order in which they are declared.
 * @param vocabulary one of the records of this file
 */
export function valuesOf<V extends Record<string, string>>(vocabulary: V): [keyof V & string, ...(keyof V & string)[]] {
  return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]
}
