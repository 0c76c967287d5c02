import type { AdminViewServerProps } from 'payload'
import { checkInPath } from '../../../../site/catalogue/urls.ts'
import { ownSettings } from '../../../base/settings/env.ts'
import { AdminPage } from '../../../base/ui/AdminPage.tsx'
import { registrations } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { CheckIn } from '../checkIn/admin/CheckIn.tsx'
import { DoorScreen } from '../checkIn/admin/DoorScreen.tsx'
import { BookablePage } from '../desk/admin/BookablePage.tsx'
import { DeskList } from '../desk/admin/DeskList.tsx'
import { NumbersPage } from '../desk/admin/NumbersPage.tsx'
import { RosterPage } from '../desk/admin/RosterPage.tsx'

/**
 * The organisers' desk: /admin/signups, and below it bookable, check-in, door, roster and numbers. What is shown at the
 * door and what is printed stand alone, without the admin's menu.
 */
export function SignUpsView(view: AdminViewServerProps) {
  const { initPageResult, params, searchParams } = view
  const { user } = initPageResult.req
  const asked = (name: string): string => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : ''
  }
  const [occasion, lesson] = [asked('occasion'), asked('lesson')]
  const bookable = { collection: asked('collection'), entry: asked('entry'), ...(occasion && { occasion }) }
  const page = cellOf(registrations.rows.see, user) === 'nobody' ? 'nothing' : String(params?.['segments']?.[1] ?? '')
  if (page === 'door')
    return (
      <DoorScreen bookable={bookable} lesson={lesson} checkInUrl={new URL(checkInPath, ownSettings().siteUrl).href} />
    )
  if (page === 'roster') return <RosterPage bookable={bookable} />
  return (
    <AdminPage view={view} className="gongyun-signups">
      {page === 'nothing' ? (
        <p>您的账号不能看报名。管理员、编辑可以看全部，单位编辑可以看本单位的。</p>
      ) : page === 'bookable' ? (
        <BookablePage bookable={bookable} />
      ) : page === 'check-in' ? (
        <CheckIn bookable={bookable} asked={lesson} />
      ) : page === 'numbers' ? (
        <NumbersPage />
      ) : (
        <DeskList />
      )}
    </AdminPage>
  )
}
