import type { ServerProps } from 'payload'
import { deliveries } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see what was delivered. */
export function RecordLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(deliveries.rows.seeDeliveries, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/grassroots/record">
      <span className="nav__link-label">进基层：记一场</span>
    </a>
  )
}
