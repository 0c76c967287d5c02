import type { ServerProps } from 'payload'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'

/** Above a library's list: bring a spreadsheet in, take one out. */
export function TableLinks({ collectionSlug, user }: { collectionSlug?: string } & Pick<ServerProps, 'user'>) {
  if (collectionSlug === undefined) return null
  const mayImport = may(imports.rows.bring, user)
  const api = `/api/import/${collectionSlug}`
  return (
    <nav className="gongyun-tables" aria-label="表格导入导出">
      {mayImport && <a href={`/admin/import?library=${collectionSlug}`}>导入表格</a>}
      {mayImport && <a href={`${api}/template`}>下载模板</a>}
      <a href={`${api}/export`}>导出 Excel</a>
      <a href={`${api}/export?format=csv`}>导出 CSV</a>
    </nav>
  )
}
