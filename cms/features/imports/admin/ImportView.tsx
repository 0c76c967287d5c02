import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../base/ui/AdminPage.tsx'
import { pageCollections } from '../../../../site/catalogue/pageCollections.ts'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import { publishingOf } from '../batch/publishing.ts'
import { libraryOf } from '../table/library.ts'
import { readNewsroomSettings } from '../../review/settings.ts'
import { ImportDesk } from './ImportDesk.tsx'

/** /admin/import: a spreadsheet is brought in, looked at, confirmed, and taken back if need be. */
export async function ImportView(view: AdminViewServerProps) {
  const { initPageResult, searchParams } = view
  const { req } = initPageResult
  const { user } = req
  const asked = searchParams?.['library']
  const libraries = pageCollections.map((slug) => ({ slug, label: libraryOf(req.payload, slug).label }))
  const { separateReview } = await readNewsroomSettings(req)
  const publishing = user === null ? 'never' : publishingOf(user, separateReview)
  return (
    <AdminPage view={view} className="gongyun-import">
      <h1>表格导入</h1>
      {may(imports.rows.bring, user) ? (
        <ImportDesk
          libraries={libraries}
          library={libraries.some(({ slug }) => slug === asked) ? String(asked) : 'performances'}
          publishing={publishing}
        />
      ) : (
        <p>您的账号不能导入。管理员和编辑可以导入，单位编辑可以为本单位导入草稿。</p>
      )}
    </AdminPage>
  )
}
