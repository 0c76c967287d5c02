import type { Plugin } from 'payload'
import { changePages, withControls } from '../collections/pages.ts'
import { outcomeEndpoint } from './outcomeEndpoint.ts'

/** Tells staff what became of what they published: beside every entry that has a page, and of the whole site. */
export const publishing: Plugin = (config) => {
  const told = changePages(config, (collection) => withControls(collection, '/admin/PublishOutcome#PublishOutcome'))
  const { components } = config.admin ?? {}
  const beforeDashboard = [...(components?.beforeDashboard ?? []), '/admin/SiteState#SiteState']
  return {
    ...told,
    endpoints: [...(config.endpoints ?? []), outcomeEndpoint],
    admin: { ...config.admin, components: { ...components, beforeDashboard } },
  }
}
