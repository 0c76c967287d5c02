import type { Plugin } from 'payload'
import { returns } from './collection.ts'
import { returnsEndpoints } from './endpoints.ts'
import { paperEndpoints } from './paperEndpoints.ts'
import type { SumsFor } from './sumsFor.ts'

/** Units report of a campaign, level by level. @param sumsFor adds up what was delivered, for a form that fills itself */
export const grassrootsReturns =
  (sumsFor: SumsFor): Plugin =>
  (config) => ({
    ...config,
    collections: [...(config.collections ?? []), returns],
    endpoints: [...(config.endpoints ?? []), ...returnsEndpoints(sumsFor), ...paperEndpoints(sumsFor)],
  })
