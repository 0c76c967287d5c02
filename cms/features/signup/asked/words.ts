import { registrationStates } from '../../../../site/catalogue/vocabulary.ts'

/** What becomes of a registration: stored value to Chinese word. Pages say it too. */
export const states = registrationStates
export type State = keyof typeof states

/** What becomes of a place after the trial lesson: stored value to Chinese word. */
export const trialAnswers = { asked: '试听后还没说', continues: '继续', dropped: '试听后退出' } as const
export type TrialAnswer = keyof typeof trialAnswers

/** Those that count: they have places, keep them or wait for them. */
export const standing: readonly State[] = ['pooled', 'confirmed', 'waitlisted', 'offered']

/** Of what is told to whoever signed up: stored value to Chinese word. */
export const notices = {
  confirmed: '报名成功',
  pooled: '等待抽签',
  waitlisted: '进入候补',
  offered: '候补有名额',
  expired: '候补名额过期',
  drawn: '抽中',
  'not-drawn': '没有抽中',
  cancelled: '报名取消',
  'called-off': '活动取消',
  moved: '时间地点变动',
  reminder: '提醒',
  trial: '试听后请选择',
  message: '组织方通知',
} as const
export type Notice = keyof typeof notices
