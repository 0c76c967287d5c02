import type { ServerProps } from 'payload'
import { targets } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see what units are to do. */
export function TargetsLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(targets.rows.seeTargets, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/grassroots/targets">
      <span className="nav__link-label">任务分解</span>
    </a>
  )
}
