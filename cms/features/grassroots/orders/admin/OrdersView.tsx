import type { AdminViewServerProps } from 'payload'
import { AdminPage } from '../../../../base/ui/AdminPage.tsx'
import { orders } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'
import { NewOrder } from './NewOrder.tsx'
import { OrderPage } from './OrderPage.tsx'
import { OrdersList } from './OrdersList.tsx'

/** /admin/grassroots/orders: what units have ordered; one of it with `?id=`, a new one with `?new=1`. */
export function OrdersView(view: AdminViewServerProps) {
  const { initPageResult, searchParams } = view
  const { user } = initPageResult.req
  const asked = (name: string): string => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : ''
  }
  return (
    <AdminPage view={view} className="gongyun-signups gongyun-orders">
      {user === null || cellOf(orders.rows.seeOrders, user) === 'nobody' ? (
        <p>请登录后再看点单。</p>
      ) : asked('new') !== '' ? (
        <NewOrder account={user.id} />
      ) : asked('id') !== '' ? (
        <OrderPage id={asked('id')} />
      ) : (
        <OrdersList asked={{ state: asked('state'), page: asked('page') }} />
      )}
    </AdminPage>
  )
}
