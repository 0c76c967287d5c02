import type { Plugin } from 'payload'
import { deliveries } from './collection.ts'
import { deliveryEndpoints } from './endpoints.ts'

/** 场次记录: what units have brought to the grass roots, recorded where it is held and added up in the database. */
export const deliveryRecords: Plugin = (config) => {
  const { components } = config.admin ?? {}
  return {
    ...config,
    collections: [...(config.collections ?? []), deliveries],
    endpoints: [...(config.endpoints ?? []), ...deliveryEndpoints],
    admin: {
      ...config.admin,
      components: {
        ...components,
        afterNavLinks: [
          ...(components?.afterNavLinks ?? []),
          '/features/grassroots/deliveries/admin/RecordLink#RecordLink',
        ],
        views: {
          ...components?.views,
          recordDelivery: {
            Component: '/features/grassroots/deliveries/admin/RecordView#RecordView',
            path: '/grassroots/record',
            exact: true,
            meta: { title: '记一场' },
          },
        },
      },
    },
  }
}
