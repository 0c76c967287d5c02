import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../../base/ui/AdminPage.tsx'
import { deliveries } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'
import { RecordPage } from './RecordPage.tsx'

/** /admin/grassroots/record: what was brought to the grass roots, recorded where it takes place. */
export function RecordView(view: AdminViewServerProps) {
  const { user } = view.initPageResult.req
  return (
    <AdminPage view={view} className="gongyun-signups">
      {user === null || cellOf(deliveries.rows.seeDeliveries, user) === 'nobody' ? (
        <p>请登录后再记场次。</p>
      ) : (
        <RecordPage account={user.id} />
      )}
    </AdminPage>
  )
}
