import type { Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { orders } from './collection.ts'
import { orderEndpoints } from './endpoints.ts'

/** 点单: units order from the menu, staff arrange who brings it, and both look back on it. */
export const grassrootsOrders: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), orders],
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
