import type { Plugin } from 'payload'
import { targets } from './collection.ts'
import { targetsEndpoints } from './endpoints.ts'

/** What each unit is to do of a campaign, taken from the table that documents have it in. */
export const grassrootsTargets: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), targets],
  endpoints: [...(config.endpoints ?? []), ...targetsEndpoints],
})
