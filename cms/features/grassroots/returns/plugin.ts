import type { CollectionConfig, Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { withHooks } from '../../../documents/withHooks.ts'
import { returns } from './collection.ts'
import { returnsEndpoints } from './endpoints.ts'
import { keepLeaders } from './keepLeaders.ts'
import { keepReporters } from './keepReporters.ts'
import { keepReported, keepReportedThere } from './keepReported.ts'
import { paperEndpoints } from './paperEndpoints.ts'
import type { SumsFor } from './sumsFor.ts'

/** The desk's pages: one view, by the end of its path. */
const view = (path: `/grassroots/returns${string}`) => ({
  Component: '/features/grassroots/returns/admin/ReturnsView#ReturnsView',
  path,
  exact: true,
  meta: { title: '统计表' },
})

/** What others do to what units have reported of, by collection. */
const hooksOf: Readonly<Record<string, CollectionConfig['hooks']>> = {
  campaigns: { beforeChange: [keepReported], beforeDelete: [keepReportedThere] },
  units: { beforeDelete: [keepLeaders, keepReporters] },
}

/** Units report of a campaign, level by level. @param sumsFor adds up what was delivered, for a form that fills itself */
export const grassrootsReturns =
  (sumsFor: SumsFor): Plugin =>
  (config) => ({
    ...config,
    collections: [
      ...(config.collections ?? []).map((collection) => withHooks(collection, hooksOf[collection.slug] ?? {})),
      returns,
    ],
    endpoints: [...(config.endpoints ?? []), ...returnsEndpoints(sumsFor), ...paperEndpoints(sumsFor)],
    admin: withAdminPages(config, {
      link: '/features/grassroots/returns/admin/ReturnsLink#ReturnsLink',
      views: {
        grassrootsReturns: view('/grassroots/returns'),
        grassrootsReturn: view('/grassroots/returns/form'),
        grassrootsRollUp: view('/grassroots/returns/roll-up'),
      },
    }),
  })
