import type { DateField } from 'payload'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { momentAdmin } from '../../documents/fields/dates.ts'

/** When an announcement leaves the site by itself. The published value counts. */
export const expiresField: DateField = {
  name: 'expires',
  type: 'date',
  label: '下线时间',
  index: true,
  // a table reads a day alone so too
  custom: { isToDayEnd: true },
  admin: {
    position: 'sidebar',
    ...momentAdmin,
    components: {
      ...momentAdmin.components,
      Field: { path: '/documents/fields/dates/DateField#DateField', clientProps: { isToDayEnd: true } },
    },
    description:
      '到这一刻自动从公众网站下线，发布后起作用；改了要再发布一次。留空就一直保留。例如：2026-12-31 18:00；只写日期，是到这一天结束。',
  },
  validate: (value, { data }) => {
    // a draft is not shown, and what is expired must be able to leave
    const isToBePublic = (data as { _status?: string })._status === 'published'
    return (value && isToBePublic ? expiresProblem(new Date(value).getTime(), Date.now()) : undefined) ?? true
  },
}

/**
 * What is wrong with the time at which an announcement that is published leaves the site, in Chinese.
 * @param expires, now milliseconds since the epoch
 */
export function expiresProblem(expires: number, now: number): string | undefined {
  return expires > now
    ? undefined
    : `下线时间「${writtenMoment(expires)}」已经过去，这样发布后会马上下线。请改晚或清空，再发布。`
}
