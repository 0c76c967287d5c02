import type { Payload, TypedUser } from 'payload'
import { entries } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import type { Pile } from '../desk.ts'
import type { FirstStep } from '../firstSteps.ts'
import { readCalendar } from '../readCalendar.ts'
import { readFirstSteps } from '../readFirstSteps.ts'
import { comingDays } from '../weeks.ts'
import { Begin } from './Begin.tsx'
import { Calendar } from './Calendar.tsx'
import { readDamage } from '../readDamage.ts'
import { readDesk } from '../readDesk.ts'
import { readSearches } from '../readSearches.ts'
import { Mark } from '../../../base/ui/Mark.tsx'
import { DeskPile } from './DeskPile.tsx'

interface Props {
  payload: Payload
  user?: TypedUser | null
}

/** 工作台, on the admin's first page: what waits for whoever looks. */
export async function Desk({ payload, user }: Props) {
  if (!user) return null
  let piles: Pile[]
  let searches: Pile[]
  let steps: FirstStep[]
  let calendar: ReturnType<typeof comingDays>
  const now = Date.now()
  try {
    let coming: Awaited<ReturnType<typeof readCalendar>>
    ;[piles, searches, steps, coming] = await Promise.all([
      readDesk(payload, user, now),
      readSearches(user, now),
      readFirstSteps(payload, user),
      readCalendar(payload, user, now),
    ])
    calendar = comingDays(coming.dated, now, coming.isMore)
  } catch (error) {
    payload.logger.error({ err: error }, '工作台读不出来')
    const { title, advice, total } = readDamage(user)
    const why = total > 0 ? `${title}。${advice}` : '工作台暂时读不出来，请刷新页面；若一直这样，请告诉管理员。'
    return <p className="gongyun-desk__problem">{why}</p>
  }
  return (
    <section className="gongyun-desk" aria-label="工作台">
      <h1>工作台</h1>
      <Begin mayWrite={mayCreate(user)} steps={steps} />
      <Calendar {...calendar} />
      {piles.length === 0 && steps.length === 0 && (
        <div className="gongyun-desk__empty">
          <Mark />
          <p>没有等您处理的。</p>
          <small>要写新的，用上面的按钮，或从左边的栏目进入。</small>
        </div>
      )}
      <div className="gongyun-desk__piles">
        {[...piles, ...searches].map((pile) => (
          <DeskPile key={pile.name} pile={pile} mayPlan={may(entries.rows.publish, user)} />
        ))}
      </div>
    </section>
  )
}

/** A unit editor writes for a unit. */
function mayCreate({ role, unit }: TypedUser): boolean {
  return role === 'administrator' || role === 'editor' || (role === 'unit-editor' && Boolean(unit))
}
