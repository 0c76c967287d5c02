import { createServerFeature } from '@payloadcms/richtext-lexical'

/** Leaves no link in a text that leads nowhere. */
export const emptyLinksFeature = createServerFeature({
  key: 'emptyLinks',
  feature: { ClientFeature: '/content/fields/admin/EmptyLinks#EmptyLinksClient' },
})
