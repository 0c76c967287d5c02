import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../../base/ui/AdminPage.tsx'
import { registrations } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'
import { Messages } from './Messages.tsx'

/** /admin/sign-up-messages: what was not sent to those who signed up, to be sent again or given up. */
export function MessagesView(view: AdminViewServerProps) {
  const { user } = view.initPageResult.req
  return (
    <AdminPage view={view} className="gongyun-messages">
      <h1>报名通知</h1>
      {cellOf(registrations.rows.see, user) === 'nobody' ? (
        <p>您的账号不能看报名通知。管理员、编辑可以看全部，单位编辑可以看本单位活动的。</p>
      ) : (
        <Messages mayWork={cellOf(registrations.rows.work, user) !== 'nobody'} />
      )}
    </AdminPage>
  )
}
