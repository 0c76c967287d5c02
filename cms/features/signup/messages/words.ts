import type { Notice } from '../asked/words.ts'

/** What becomes of a message: stored value to Chinese word. */
export const messageStates = {
  queued: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  /** Its sending was begun, and nobody knows whether it ended: it is never sent again by itself. */
  unsure: '不确定是否发出',
  dead: '没有发出',
  dropped: '不再发送',
} as const
export type MessageState = keyof typeof messageStates

/** Those that wait for a person. */
export const deadLetters: readonly MessageState[] = ['unsure', 'dead']

/** By what a message goes: stored value to Chinese word. */
export const carriers = { log: '只记录，没有发给本人', smtp: '电子邮件', webhook: '短信' } as const
export type CarrierName = keyof typeof carriers

/** Why a message was not sent: stored value to what staff read. */
export const sendProblems = {
  refused: '对方拒收：号码或邮箱可能有误。请核对后再发，或电话通知',
  'not-reached': '发送服务连不上或一直出错，已多次重试。请管理员检查设置，再点“再发一次”',
  'answer-lost': '发送途中断了线，不知道对方收到没有。请先问一下本人，再决定要不要再发',
  'too-late': '到要发的时候已经过了时间（名额已过期或活动已开始），没有发',
  unreadable: '内容解不开：密钥不是写入时的那一份。请管理员检查',
} as const
export type SendProblem = keyof typeof sendProblems

/** What a template names in braces, with what stands there in a preview. */
export const placeholders = {
  姓名: '张小三',
  活动: '掐丝珐琅体验课',
  时间: '12月5日（周六）19:00',
  地点: '市工人文化宫三楼',
  人数: '2',
  要的人数: '2',
  报名码: '7K3M9QX2TB',
  网址: 'https://www.example.org/sign-up/#7K3M9QX2TB',
  截止: '12月3日（周四）18:00',
  变动: '12月4日（周五）19:00改到12月5日（周六）19:00，二楼舞蹈室改到市工人文化宫三楼',
  原时间: '12月4日（周五）19:00',
  原地点: '二楼舞蹈室',
  内容: '请自带围裙。',
  单位: '市总工会',
} as const
export type Placeholder = keyof typeof placeholders

/** Which names a template of a notice may use; those that every notice has, and its own. */
const always: readonly Placeholder[] = ['姓名', '活动', '时间', '地点', '人数', '报名码', '网址', '单位']
const ofNotice: Partial<Record<Notice, readonly Placeholder[]>> = {
  offered: ['截止', '要的人数'],
  trial: ['截止'],
  moved: ['变动', '原时间', '原地点'],
  message: ['内容'],
}

/** The names that a template of a notice may use. */
export function placeholdersOf(notice: Notice): readonly Placeholder[] {
  return [...always, ...(ofNotice[notice] ?? [])]
}

/** What must stand in a template: without it nobody could do what it is about. */
export const neededIn: Partial<Record<Notice, Placeholder>> = { offered: '截止', trial: '截止', message: '内容' }

/**
 * What people are told where the staff has written nothing of their own. None begins with the name: a stranger writes it,
 * and what a message begins with is read as the union's own words.
 */
export const defaultTexts: Readonly<Record<Notice, string>> = {
  confirmed: '您已报名“{活动}”：{姓名}，{人数}人，{时间}，{地点}。报名码 {报名码}。来不了请尽早取消：{网址}',
  pooled: '“{活动}”的报名已收到：{姓名}，{人数}人，等待抽签，结果会通知您。报名码 {报名码}。查看：{网址}',
  waitlisted:
    '“{活动}”（{时间}）名额已满，您在候补名单里：{姓名}，{人数}人，有名额会通知您。报名码 {报名码}。查看：{网址}',
  offered: '“{活动}”（{时间}）有{人数}个名额了，为{姓名}留到{截止}，过时不候。请到这里确认或放弃：{网址}',
  expired: '“{活动}”为{姓名}留的名额没有在期限内确认，已给下一位。查看：{网址}',
  drawn: '恭喜，“{活动}”抽中了：{姓名}，{人数}人，{时间}，{地点}。报名码 {报名码}。来不了请尽早取消：{网址}',
  'not-drawn': '很遗憾，“{活动}”这次没有抽中（{姓名}）。有空出的名额会按候补次序通知。查看：{网址}',
  cancelled: '“{活动}”的报名已取消（{姓名}）。查看：{网址}',
  'called-off': '“{活动}”（{时间}）取消了，{姓名}不用前来。给您带来不便，请谅解。查看：{网址}',
  moved: '请注意，“{活动}”有变动：{变动}。{姓名}来不了请取消：{网址}',
  reminder: '提醒您：“{活动}”{时间}，{地点}，{姓名}，{人数}人。报名码 {报名码}。来不了请尽早取消：{网址}',
  trial: '“{活动}”的试听课上完了，请{姓名}在{截止}前选继续还是退出：{网址}。不选就为您留着名额。',
  message: '关于您报名的“{活动}”：{内容}（{姓名}）查看：{网址}',
}

/** Name of the field that has the staff's own text of a notice. */
export function fieldOf(notice: Notice): string {
  return notice.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** When people are reminded where the staff has set nothing: the day before, at six in the evening. */
export const defaultReminder = { isOn: true, hour: 18 } as const
