import type { Plugin } from 'payload'
import { targets } from './collection.ts'
import { targetsEndpoints } from './endpoints.ts'

/** What each unit is to do of a campaign, taken from the table that documents have it in. */
export const grassrootsTargets: Plugin = (config) => {
  const { components } = config.admin ?? {}
  const view = {
    Component: '/features/grassroots/targets/admin/TargetsView#TargetsView',
    path: '/grassroots/targets',
    exact: true,
    meta: { title: '任务分解' },
  } as const
  const link = '/features/grassroots/targets/admin/TargetsLink#TargetsLink'
  return {
    ...config,
    collections: [...(config.collections ?? []), targets],
    endpoints: [...(config.endpoints ?? []), ...targetsEndpoints],
    admin: {
      ...config.admin,
      components: {
        ...components,
        afterNavLinks: [...(components?.afterNavLinks ?? []), link],
        views: { ...components?.views, grassrootsTargets: view },
      },
    },
  }
}
