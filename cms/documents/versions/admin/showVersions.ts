import type { SanitizedConfig } from 'payload'

const views = {
  versions: { Component: '/documents/versions/admin/VersionsView#VersionsView' },
  version: { Component: '/documents/versions/admin/VersionView#VersionView' },
} as const

/** Has the versions of every entry and every setting listed, compared and restored by our own pages. */
export function showVersions(config: SanitizedConfig): SanitizedConfig {
  for (const { admin, versions } of [...config.collections, ...config.globals]) {
    if (!versions) continue
    const { components } = admin
    const edit = { ...components?.views?.edit, ...views }
    Object.assign(admin, { components: { ...components, views: { ...components?.views, edit } } })
  }
  return config
}
