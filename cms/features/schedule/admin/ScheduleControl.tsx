'use client'

import { Drawer, DrawerToggler, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { entries } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import type { User } from '../../../payload-types.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { actions } from '../words.ts'
import { isEndangered } from '../rules.ts'
import { ScheduleForm } from './ScheduleForm.tsx'
import { ScheduleList } from './ScheduleList.tsx'
import { useSchedules } from './useSchedules.ts'

/** Beside the publish button: what is planned for the entry, and the way to plan it. */
export function ScheduleControl() {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const { user } = useAuth<User>()
  const document = id === undefined ? undefined : nameOf(String(collectionSlug), id)
  const { schedules, readAt, refresh } = useSchedules(document, lastUpdateTime)
  if (document === undefined) return null

  const mayPlan = may(entries.rows.publish, user)
  const open = schedules.filter(({ state }) => state === 'waiting' || state === 'running' || state === 'failed')
  const failed = open.find(({ state }) => state === 'failed')
  const [next] = open
  const endangered = open.some((schedule) => isEndangered(schedule, readAt))
  const slug = `schedule-${id}`
  if (!mayPlan && schedules.length === 0) return null
  return (
    <div className={`gongyun-schedule ${failed || endangered ? 'failed' : ''}`}>
      <DrawerToggler slug={slug} className="gongyun-schedule__toggler">
        {failed
          ? `定时${actions[failed.action]}失败`
          : next
            ? `定时 ${writtenMoment(next.at).slice(5)} ${actions[next.action]}${endangered ? '，会做不成' : ''}`
            : '定时'}
      </DrawerToggler>
      <Drawer slug={slug} title="定时上线下线" className="gongyun-schedule-drawer">
        <p className="gongyun-schedule__hint">
          到时间后，系统以定时人的身份把最新的草稿发布出去，或把条目从公众网站撤下。那时仍要符合审稿要求。自己先点了发布或下线，定好的同一步就自动取消。定好以后若情况有变、到时间会做不成，工作台马上用红色说明原因。
        </p>
        <ScheduleList schedules={schedules} now={readAt} mayPlan={mayPlan} onChange={refresh} />
        {mayPlan && <ScheduleForm document={document} waiting={open} onChange={refresh} />}
      </Drawer>
    </div>
  )
}
