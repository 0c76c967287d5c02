/**
 * The closed vocabularies of the domain: stored value to the Chinese word that people read.
 * Stored values are English and appear in URLs; the words are those of the unions' own programmes and reports.
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

/** Which class types each kind of course has. */
export const courseTypesOf = {
  'public-benefit': ['lecture', 'tradition', 'hobby', 'wellbeing'],
  subsidised: ['fine-art', 'music', 'language', 'dance'],
} as const satisfies Record<CourseKind, readonly CourseType[]>

export const performanceKinds = {
  performance: '文艺演出',
  'progress-show': '汇报演出',
  gala: '综合汇演',
  'talent-show': '才艺展示',
  'flash-mob': '快闪',
  film: '电影放映',
} as const

/** Everything that one can go to besides classes and shows. */
export const activityKinds = {
  'open-day': '艺术开放日',
  relief: '减压疗愈工作坊',
  'photo-walk': '摄影采风',
  salon: '艺术鉴赏沙龙',
  exhibition: '展览',
  lecture: '讲座讲堂',
  contest: '比赛',
  reading: '读书',
  fitness: '健身',
} as const

/** On what terms the open data may be used elsewhere; its own terms are said in `site/text/licence.ts`. */
export const dataLicences = {
  undeclared: '未声明',
  'with-source': '注明来源即可转载和再利用',
  'cc-by-4.0': '知识共享 署名 4.0（CC BY 4.0）',
  'cc-by-sa-4.0': '知识共享 署名—相同方式共享 4.0（CC BY-SA 4.0）',
  'cc-by-nc-4.0': '知识共享 署名—非商业性使用 4.0（CC BY-NC 4.0）',
  'cc0-1.0': '知识共享 公共领域贡献 1.0（CC0 1.0）',
} as const

/** How one gets in to a performance or an activity. */
export const admissions = {
  free: '免费入场',
  ticket: '凭票入场',
  invitation: '凭邀请函入场',
} as const

/** How one takes part in a class, a show or an activity, where it is not signed up for on the net. */
export const participations = {
  'walk-in': '直接来',
  unit: '向本单位工会报名',
  phone: '打电话报名',
  desk: '到场领票或登记',
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

/** What makes a venue easy to use for everybody. */
export const accessibilities = {
  'step-free': '无障碍通道',
  lift: '电梯',
  toilet: '无障碍卫生间',
  wheelchair: '轮椅席位',
  hearing: '助听设备',
  captions: '字幕屏',
  parking: '无障碍车位',
  nursing: '母婴室',
} as const

export const teamKinds = {
  choir: '合唱团',
  troupe: '艺术团',
  band: '乐队',
  'dance-team': '舞蹈队',
  'drama-society': '曲艺社',
  'art-society': '书画摄影社',
  volunteers: '文艺志愿者队',
} as const

/** What a long-running line is: 每周一讲, 公益乐学, 濠滨夏夜, 工体杯 are some. */
export const brandKinds = {
  lecture: '讲堂',
  class: '课堂',
  show: '演出',
  contest: '赛事',
  festival: '广场文化',
  outreach: '进基层',
} as const

export const callKinds = {
  works: '作品征集',
  contest: '比赛',
  selection: '人才选拔',
} as const

/** 五送: the five kinds of what is delivered to the grass roots. */
export const deliveryKinds = {
  performance: '送文艺',
  film: '送电影',
  calligraphy: '送书画',
  training: '送培训',
  lecture: '送讲座',
} as const

/** Where something was delivered: 县 市区 基层. */
export const deliveryLevels = {
  county: '县',
  district: '市区',
  'grass-roots': '基层',
} as const

export const deliveryChannels = {
  online: '线上',
  offline: '线下',
} as const

/** What units can order: the five kinds and beyond. */
export const serviceKinds = {
  ...deliveryKinds,
  school: '劳模工匠进校园',
  wellbeing: '送健康',
  reading: '送阅读',
} as const

export const noticeKinds = {
  notice: '公告',
  news: '动态',
} as const

/** Whom something is for; an entry that names nobody is for all. */
export const audiences = {
  workers: '全体职工',
  'front-line': '一线职工',
  sanitation: '环卫工人',
  migrant: '农民工',
  'new-employment': '新就业形态劳动者',
  women: '女职工',
  retired: '退休职工',
  children: '职工子女',
} as const

/** 碎片化时间: when workers are free to come; derived from dates, never stored. */
export const timeSlots = {
  lunch: '午休',
  'after-work': '下班后',
  weekend: '双休日',
  holiday: '节假日',
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
  'labour-medal': '五一劳动奖章',
  'finest-worker': '最美职工',
} as const

/** What a person has agreed to have published. */
export const consentScopes = {
  full: '姓名、单位、照片、简介和作品',
  'without-picture': '姓名、单位、简介和作品，不公开照片',
  'name-only': '只公开姓名、专长和作品',
} as const

/** 上送: what became of a work that was sent up to the city, the province or further. */
export const sendingResults = {
  pending: '待评',
  selected: '入选',
  awarded: '获奖',
  'not-selected': '未入选',
} as const

export const recordingKinds = {
  video: '视频',
  audio: '音频',
} as const

/** Files to be downloaded, by their ending. */
export const fileKinds = {
  docx: 'Word 文档',
  xlsx: 'Excel 表格',
  pptx: 'PPT 演示',
  pdf: 'PDF',
  zip: '压缩包',
} as const

/** What one signs up for where sign-up is taken here. */
export const signUpPers = { occasion: '每次单独报名', course: '整门课一起报名' } as const

/** Who gets a place where there are fewer than people. */
export const signUpHows = { 'first-come': '先到先得', lottery: '报名截止后抽签' } as const

/** What an answer to an organiser's own question is. */
export const questionKinds = { text: '一句话', choice: '单选', number: '数字', consent: '勾选同意' } as const

/** What becomes of a registration. */
export const registrationStates = {
  /** In the pool of a draw that is to come. */
  pooled: '等待抽签',
  confirmed: '报名成功',
  waitlisted: '候补中',
  offered: '有名额等您确认',
  cancelled: '已取消',
  declined: '已放弃名额',
  expired: '名额过期未确认',
} as const

export type CourseKind = keyof typeof courseKinds
export type CourseType = keyof typeof courseTypes
export type Audience = keyof typeof audiences
export type SignUpPer = keyof typeof signUpPers
export type SignUpHow = keyof typeof signUpHows
export type QuestionKind = keyof typeof questionKinds
export type RegistrationState = keyof typeof registrationStates
export type Participation = keyof typeof participations
export type TimeSlot = keyof typeof timeSlots

/**
 * The stored values of a vocabulary, in the order in which they are declared.
 * @param vocabulary one of the records of this file
 */
export function valuesOf<V extends Record<string, string>>(vocabulary: V): [keyof V & string, ...(keyof V & string)[]] {
  return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]
}
