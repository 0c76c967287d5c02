import type { CollectionConfig } from 'payload'
import type { PageCollection } from '../../site/catalogue/entries.ts'
import { staffMay } from '../access/staffMay.ts'
import { trimTexts } from '../fields/trimTexts.ts'
import { reportChange, reportDelete } from '../publishing/reportChange.ts'

/**
 * A collection whose entries have public pages: drafts, versions and preview, staff only, and every change reported
 * to the publisher.
 */
export function withPages(config: CollectionConfig & { slug: PageCollection }): CollectionConfig {
  return {
    ...config,
    access: { create: staffMay, read: staffMay, readVersions: staffMay, update: staffMay, delete: staffMay },
    admin: {
      group: '内容',
      hideAPIURL: true,
      components: { edit: { beforeDocumentControls: ['/admin/PublishOutcome#PublishOutcome'] } },
      preview: (doc) => (typeof doc['id'] === 'string' ? `/preview/${config.slug}/${doc['id']}` : null),
      ...config.admin,
    },
    versions: { drafts: true, maxPerDoc: 50 },
    hooks: { beforeValidate: [trimTexts], afterChange: [reportChange], afterDelete: [reportDelete] },
  }
}
