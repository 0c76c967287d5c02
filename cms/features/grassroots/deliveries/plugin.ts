import type { Plugin } from 'payload'
import { deliveries } from './collection.ts'
import { deliveryEndpoints } from './endpoints.ts'

/** 场次记录: what units have brought to the grass roots, recorded where it is held and added up in the database. */
export const deliveryRecords: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), deliveries],
  endpoints: [...(config.endpoints ?? []), ...deliveryEndpoints],
})
