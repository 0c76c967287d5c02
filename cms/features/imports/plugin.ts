import type { CollectionConfig, Plugin } from 'payload'
import { withAdminPages } from '../../base/ui/withAdminPages.ts'
import { imports } from './imports.ts'
import { changePages } from '../../content/libraries/pages.ts'
import { batchEndpoints } from './endpoints/batches.ts'
import { tableEndpoints } from './endpoints/tables.ts'
import { uploadEndpoints } from './endpoints/uploads.ts'

/** Tables in and out: the links above every library's list, the page of the import, its endpoints and its batches. */
export const tables: Plugin = (config) => {
  const linked = changePages(config, withLinks)
  return {
    ...linked,
    collections: [...(linked.collections ?? []), imports],
    endpoints: [...(config.endpoints ?? []), ...tableEndpoints, ...uploadEndpoints, ...batchEndpoints],
    admin: withAdminPages(config, {
      link: '/features/imports/admin/ImportLink#ImportLink',
      views: {
        import: {
          Component: '/features/imports/admin/ImportView#ImportView',
          path: '/import',
          meta: { title: '表格导入' },
        },
      },
    }),
  }
}

function withLinks(collection: CollectionConfig): CollectionConfig {
  const { components } = collection.admin ?? {}
  const beforeListTable = [...(components?.beforeListTable ?? []), '/features/imports/admin/TableLinks#TableLinks']
  return { ...collection, admin: { ...collection.admin, components: { ...components, beforeListTable } } }
}
