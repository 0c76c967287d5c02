import type { ServerProps } from 'payload'
import { orders } from '../../../../rights/tables.ts'
import { cellOf } from '../../../../rights/verdict.ts'

/** In the navigation, for those who may see orders. */
export function OrdersLink({ user }: Pick<ServerProps, 'user'>) {
  if (cellOf(orders.rows.seeOrders, user) === 'nobody') return null
  return (
    <a className="nav__link gongyun-import-link" href="/admin/grassroots/orders">
      <span className="nav__link-label">点单</span>
    </a>
  )
}
