import type { Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { targets } from './collection.ts'
import { targetsEndpoints } from './endpoints.ts'

/** What each unit is to do of a campaign, taken from the table that documents have it in. */
export const grassrootsTargets: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), targets],
  endpoints: [...(config.endpoints ?? []), ...targetsEndpoints],
  admin: withAdminPages(config, {
    link: '/features/grassroots/targets/admin/TargetsLink#TargetsLink',
    views: {
      grassrootsTargets: {
        Component: '/features/grassroots/targets/admin/TargetsView#TargetsView',
        path: '/grassroots/targets',
        exact: true,
        meta: { title: '任务分解' },
      },
    },
  }),
})
