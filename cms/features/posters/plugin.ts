import type { Plugin } from 'payload'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import { changePages, withControls } from '../../content/libraries/pages.ts'

/** Offers staff, beside every entry that one can go to, the pictures that are drawn of it. */
export const posters: Plugin = (config) =>
  changePages(config, (collection) =>
    isDated(collection.slug) ? withControls(collection, '/features/posters/admin/Posters#Posters') : collection,
  )
