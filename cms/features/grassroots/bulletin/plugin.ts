import type { Plugin } from 'payload'
import { bulletinEndpoints } from './endpoints.ts'
import type { Delivered } from './readBulletin.ts'

/** How far units are with what they have to do, for whoever reads it. @param delivered adds up what was delivered */
export const grassrootsBulletin =
  (delivered: Delivered): Plugin =>
  (config) => ({ ...config, endpoints: [...(config.endpoints ?? []), ...bulletinEndpoints(delivered)] })
