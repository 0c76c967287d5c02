/** Collections whose entries have list and detail pages, in the order of the navigation. */
export const pageCollections = [
  'courses',
  'performances',
  'activities',
  'talents',
  'teams',
  'works',
  'brands',
  'venues',
  'services',
  'calls',
  'notices',
] as const
export type PageCollection = (typeof pageCollections)[number]
