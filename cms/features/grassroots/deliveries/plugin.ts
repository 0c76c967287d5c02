import type { Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { withHooks } from '../../../documents/withHooks.ts'
import { deliveries } from './collection.ts'
import { deliveryEndpoints } from './endpoints.ts'
import { keepPhotos, keepPhotosAsTheyAre } from './keepPhotos.ts'

/** 场次记录: what units have brought to the grass roots, recorded where it is held and added up in the database. */
export const deliveryRecords: Plugin = (config) => ({
  ...config,
  collections: [
    ...(config.collections ?? []).map((collection) =>
      collection.slug === 'media'
        ? withHooks(collection, { beforeChange: [keepPhotosAsTheyAre], beforeDelete: [keepPhotos] })
        : collection,
    ),
    deliveries,
  ],
  endpoints: [...(config.endpoints ?? []), ...deliveryEndpoints],
  admin: withAdminPages(config, {
    link: '/features/grassroots/deliveries/admin/RecordLink#RecordLink',
    views: {
      recordDelivery: {
        Component: '/features/grassroots/deliveries/admin/RecordView#RecordView',
        path: '/grassroots/record',
        exact: true,
        meta: { title: '记一场' },
      },
    },
  }),
})
