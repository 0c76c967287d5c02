import type { Payload, TypedUser, Where } from 'payload'
import { entries } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { documentOf } from '../../base/document.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { writtenLength } from '../../base/time/moment.ts'
import { isEndangered, lateAfter } from '../schedule/rules.ts'
import { actions } from '../schedule/words.ts'
import type { Schedule } from '../../payload-types.ts'
import { type Item, listHref, type Pile, shownItems } from './desk.ts'
import { awayText, toldFor } from './rules.ts'

/** Waiting schedules that are looked at: their entries wait for nobody. */
const mostPlanned = 200

/** What there is to know of the schedules that somebody may see. */
export interface Schedules {
  failed: Pile
  /** What is planned and would fail as things stand. */
  endangered: Pile
  planned: Pile
  madeGood: Pile
  /** Entries with a waiting schedule, `<collection>/<id>`. */
  documents: ReadonlySet<string>
}

/** Reads the schedules as whoever looks may see them. @param now milliseconds since the epoch */
export async function readSchedules(payload: Payload, user: TypedUser, now: number): Promise<Schedules> {
  const overdue = new Date(now - lateAfter).toISOString()
  const open: Where = { state: { in: ['waiting', 'running'] } }
  const find = (where: Where, sort: string, limit: number) =>
    payload.find({ collection: 'schedules', where, sort, limit, depth: 0, overrideAccess: false, user })
  const [failed, planned, madeGood] = await Promise.all([
    find({ or: [{ state: { equals: 'failed' } }, { and: [open, { at: { less_than: overdue } }] }] }, 'at', shownItems),
    find({ and: [open, { at: { greater_than_equal: overdue } }] }, 'at', mostPlanned),
    find(
      {
        and: [
          { state: { equals: 'done' } },
          { late: { greater_than: 0 } },
          { attempts: { equals: 1 } },
          { ranAt: { greater_than: new Date(now - toldFor).toISOString() } },
        ],
      },
      '-ranAt',
      shownItems,
    ),
  ])
  const endangered = planned.docs.filter((schedule) => isEndangered(schedule, now))
  const sound = planned.docs.filter((schedule) => !isEndangered(schedule, now))
  return {
    failed: {
      name: 'failed',
      title: '定时没有成功',
      advice: may(entries.rows.publish, user)
        ? '先看原因，把条目改好后点“再试一次”；不用做了就点“取消”。'
        : '请看原因，要改的先改好，再请编辑或审核人员处理。',
      isBad: true,
      total: failed.totalDocs,
      items: failed.docs.map((schedule) => itemOf(schedule, now, problemOf(schedule, now))),
      links: [{ label: '全部失败的定时', href: listHref('schedules', { state: ['equals', 'failed'] }) }],
    },
    endangered: {
      name: 'endangered',
      title: '定时到时间会做不成',
      advice: '定好以后情况变了。请现在看原因，处理好就会照常做；不用做了就点“取消”。',
      isBad: true,
      total: endangered.length,
      items: endangered.slice(0, shownItems).map((schedule) => itemOf(schedule, now, schedule.problem ?? undefined)),
      links: [{ label: '全部定时', href: listHref('schedules', { state: ['equals', 'waiting'] }, 'at') }],
    },
    planned: {
      name: 'planned',
      title: '定时上线下线',
      total: planned.totalDocs - endangered.length,
      items: sound.slice(0, shownItems).map((schedule) => itemOf(schedule, now)),
      links: [{ label: '全部定时', href: listHref('schedules', { state: ['equals', 'waiting'] }, 'at') }],
    },
    madeGood: {
      name: 'madeGood',
      title: `停机期间错过的 ${madeGood.totalDocs} 项已补做`,
      advice: '请看一眼现在是否还合适。',
      total: madeGood.totalDocs,
      items: madeGood.docs.map((schedule) => itemOf(schedule, now, `晚了 ${writtenLength(schedule.late ?? 0)}`)),
      links: [{ label: '全部已完成的定时', href: listHref('schedules', { state: ['equals', 'done'] }, '-ranAt') }],
    },
    documents: new Set(planned.docs.map(({ document }) => document)),
  }
}

function itemOf({ id, title, document, action, at, state }: Schedule, now: number, problem?: string): Item {
  const isOver = state === 'done' || Date.parse(at) <= now
  const away = isOver ? '' : `（${awayText(at, now)}）`
  return {
    title: title || '（没有标题）',
    href: documentOf(document) === undefined ? `/admin/collections/schedules/${id}` : `/admin/collections/${document}`,
    detail: `${writtenMoment(at)}${away} ${actions[action]}`,
    problem,
    ...((state === 'failed' || (!isOver && problem !== undefined)) && { schedule: { id, state: state ?? 'waiting' } }),
  }
}

function problemOf({ state, problem, at }: Schedule, now: number): string {
  if (state === 'failed') return problem ?? '没有说明原因。'
  const late = writtenLength((now - Date.parse(at)) / 1000)
  return `到时间已过 ${late}，还没有执行，系统会自动再试。超过 10 分钟请告诉管理员。${problem ? `上次：${problem}` : ''}`
}
