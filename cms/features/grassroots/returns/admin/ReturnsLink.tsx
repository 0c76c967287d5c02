import type { ServerProps } from 'payload'
import { returns } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see returns. */
export function ReturnsLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(returns.rows.seeReturns, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/grassroots/returns">
      <span className="nav__link-label">统计表</span>
    </a>
  )
}
