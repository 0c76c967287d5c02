import type { CollectionConfig, Field, Plugin } from 'payload'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import { changePages } from '../../content/libraries/pages.ts'
import { codeField } from '../../content/fields/code.ts'

/** Offers the pictures that are drawn of an entry; holds nothing. */
const postersField: Field = {
  name: 'posters',
  type: 'ui',
  label: '海报与背景屏',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    components: { Field: '/features/posters/admin/Posters#Posters' },
  },
}

/** Offers staff, beside every entry that one can go to, the pictures that are drawn of it. */
export const posters: Plugin = (config) =>
  changePages(config, (collection) => (isDated(collection.slug) ? withPosters(collection) : collection))

function withPosters(collection: CollectionConfig): CollectionConfig {
  const at = collection.fields.findIndex((field) => 'name' in field && field.name === codeField.name)
  return { ...collection, fields: collection.fields.toSpliced(at < 0 ? collection.fields.length : at, 0, postersField) }
}
