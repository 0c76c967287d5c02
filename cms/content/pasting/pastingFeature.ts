import { createServerFeature } from '@payloadcms/richtext-lexical'

/** Takes over what is pasted into a text or dropped on it, and brings the button for documents of Word. */
export const pastingFeature = createServerFeature({
  key: 'pasting',
  feature: { ClientFeature: '/content/pasting/admin/PastingClient#PastingClient' },
})
