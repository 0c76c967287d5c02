import type { Config } from 'payload'
import { type PageCollection, pageCollections } from '../site/catalogue/pageCollections.ts'
import { libraries } from './content/libraries/libraries.ts'

/** Whether a library stands under a heading of its own, and not under that of all of them. */
const hasHeading = (name: PageCollection): boolean => libraries[name].collection.admin?.group !== undefined

/** The collections and globals in the order in which the admin's menu shows them, and the generated types name them. */
const menuOrder = {
  collections: [
    ...pageCollections.filter((name) => !hasHeading(name)),
    'media',
    'recordings',
    'files',
    ...pageCollections.filter(hasHeading),
    'seats',
    'registrations',
    'messages',
    'attendances',
    'makeups',
    'payments',
    'certificates',
    'feedback',
    'targets',
    'returns',
    'deliveries',
    'orders',
    'providers',
    'wordings',
    'schedules',
    'units',
    'users',
    'audits',
    'imports',
    'outbox',
  ],
  globals: ['site', 'newsroom', 'signUpRules', 'synonyms', 'holidays', 'messageTexts'],
}

/** Puts what plugins have brought into the order of the menu. @throws when something has no place in it */
export function inMenuOrder(config: Config): Config {
  return {
    ...config,
    collections: sorted(config.collections ?? [], menuOrder.collections),
    globals: sorted(config.globals ?? [], menuOrder.globals),
  }
}

function sorted<T extends { slug: string }>(given: readonly T[], order: readonly string[]): T[] {
  for (const { slug } of given)
    if (!order.includes(slug)) throw new Error(`${slug} has no place in the order of the menu.`)
  return given.toSorted((one, other) => order.indexOf(one.slug) - order.indexOf(other.slug))
}
