import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../base/ui/AdminPage.tsx'
import { registrations } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { CheckIn } from '../checkIn/admin/CheckIn.tsx'
import { BookablePage } from '../desk/admin/BookablePage.tsx'
import { DeskList } from '../desk/admin/DeskList.tsx'

/** /admin/signups, /admin/signups/bookable and /admin/signups/check-in: the organisers' desk. */
export function SignUpsView(view: AdminViewServerProps) {
  const { initPageResult, params, searchParams } = view
  const { user } = initPageResult.req
  const page = String(params?.['segments']?.[1] ?? '')
  const asked = (name: string): string | undefined => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : undefined
  }
  const occasion = asked('occasion')
  const bookable = { collection: asked('collection') ?? '', entry: asked('entry') ?? '', ...(occasion && { occasion }) }
  return (
    <AdminPage view={view} className="gongyun-signups">
      {cellOf(registrations.rows.see, user) === 'nobody' ? (
        <p>您的账号不能看报名。管理员、编辑可以看全部，单位编辑可以看本单位的。</p>
      ) : page === 'bookable' ? (
        <BookablePage bookable={bookable} />
      ) : page === 'check-in' ? (
        <CheckIn bookable={bookable} lesson={asked('lesson') ?? ''} />
      ) : (
        <DeskList />
      )}
    </AdminPage>
  )
}
