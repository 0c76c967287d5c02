import type { ServerProps } from 'payload'
import { editorsMayImportUnitEditorsForTheirUnits } from '../../access/editorsMayImportUnitEditorsForTheirUnits.ts'

/** In the navigation, for those who may import. */
export function ImportLink({ user }: Pick<ServerProps, 'user'>) {
  if (!editorsMayImportUnitEditorsForTheirUnits({ req: { user: user ?? null } })) return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/import">
      <span className="nav__link-label">表格导入</span>
    </a>
  )
}
