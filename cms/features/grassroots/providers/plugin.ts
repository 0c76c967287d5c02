import type { Plugin } from 'payload'
import { providers } from './collection.ts'

/** 服务商: who brings what units order, beside the union's own teams and people. */
export const grassrootsProviders: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), providers],
})
