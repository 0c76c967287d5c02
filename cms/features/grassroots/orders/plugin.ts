import type { Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { withHooks } from '../../../documents/withHooks.ts'
import { orders } from './collection.ts'
import { orderEndpoints } from './endpoints.ts'
import { keepAwaited } from './keepAwaited.ts'

/** What orders name; of providers more is kept (providers/keepOrdered.ts). */
const awaited: ReadonlySet<string> = new Set(['units', 'services', 'teams', 'talents'])

/** 点单: units order from the menu, staff arrange who brings it, and both look back on it. */
export const grassrootsOrders: Plugin = (config) => ({
  ...config,
  collections: [
    ...(config.collections ?? []).map((collection) =>
      awaited.has(collection.slug) ? withHooks(collection, { beforeDelete: [keepAwaited] }) : collection,
    ),
    orders,
  ],
  endpoints: [...(config.endpoints ?? []), ...orderEndpoints],
  admin: withAdminPages(config, {
    link: '/features/grassroots/orders/admin/OrdersLink#OrdersLink',
    views: {
      grassrootsOrders: {
        Component: '/features/grassroots/orders/admin/OrdersView#OrdersView',
        path: '/grassroots/orders',
        exact: true,
        meta: { title: '点单' },
      },
    },
  }),
})
