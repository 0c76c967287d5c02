import type { ServerProps } from 'payload'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'

/** In the navigation, for those who may import. */
export function ImportLink({ user }: Pick<ServerProps, 'user'>) {
  if (!may(imports.rows.bring, user)) return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/import">
      <span className="nav__link-label">表格导入</span>
    </a>
  )
}
