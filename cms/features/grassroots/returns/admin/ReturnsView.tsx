import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../../base/ui/AdminPage.tsx'
import { returns } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'
import { ReturnPage } from './ReturnPage.tsx'
import { ReturnsList } from './ReturnsList.tsx'
import { RollUpPage } from './RollUpPage.tsx'

/** What units report: /admin/grassroots/returns, and below it form and roll-up. */
export function ReturnsView(view: AdminViewServerProps) {
  const { initPageResult, params, searchParams } = view
  const { user } = initPageResult.req
  const asked = (name: string): string => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : ''
  }
  const chosen = { campaign: asked('campaign'), period: asked('period') }
  const isSeen = cellOf(returns.rows.seeReturns, user) !== 'nobody'
  const page = String(params?.['segments']?.[2] ?? '')
  return (
    <AdminPage view={view} className="gongyun-signups gongyun-grassroots">
      {!isSeen ? (
        <p>您的账号不能看统计表。需要查看，请联系管理员。</p>
      ) : page === 'form' ? (
        <ReturnPage asked={{ ...chosen, unit: asked('unit') }} />
      ) : page === 'roll-up' ? (
        <RollUpPage asked={chosen} />
      ) : (
        <ReturnsList asked={chosen} />
      )}
    </AdminPage>
  )
}
