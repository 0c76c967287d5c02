import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../../base/ui/AdminPage.tsx'
import { targets } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'
import { TargetsDesk } from './TargetsDesk.tsx'

/** What units are to do: /admin/grassroots/targets. */
export function TargetsView(view: AdminViewServerProps) {
  const { user } = view.initPageResult.req
  const asked = view.searchParams?.['campaign']
  return (
    <AdminPage view={view} className="gongyun-signups gongyun-grassroots">
      {cellOf(targets.rows.seeTargets, user) === 'nobody' ? (
        <p>您的账号不能看任务分解。需要查看，请联系管理员。</p>
      ) : (
        <TargetsDesk asked={typeof asked === 'string' ? asked : ''} />
      )}
    </AdminPage>
  )
}
