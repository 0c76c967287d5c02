import type { ServerProps } from 'payload'
import { registrations } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see registrations. */
export function MessagesLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(registrations.rows.see, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/sign-up-messages">
      <span className="nav__link-label">报名通知</span>
    </a>
  )
}
