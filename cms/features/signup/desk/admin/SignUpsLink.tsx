import type { ServerProps } from 'payload'
import { registrations } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see registrations. */
export function SignUpsLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(registrations.rows.see, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/signups">
      <span className="nav__link-label">报名</span>
    </a>
  )
}
