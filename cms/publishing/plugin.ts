import type { Plugin } from 'payload'
import { changePages, withControls } from '../content/libraries/pages.ts'
import { outcomeEndpoint } from './outcomeEndpoint.ts'

/** Tells staff what became of what they published: beside every entry that has a page, and of the whole site. */
export const publishing: Plugin = (config) => {
  const told = changePages(config, (collection) =>
    withControls(collection, '/publishing/admin/PublishOutcome#PublishOutcome'),
  )
  const { components } = config.admin ?? {}
  const beforeDashboard = [...(components?.beforeDashboard ?? []), '/publishing/admin/SiteState#SiteState']
  return {
    ...told,
    endpoints: [...(config.endpoints ?? []), outcomeEndpoint],
    admin: { ...config.admin, components: { ...components, beforeDashboard } },
  }
}
