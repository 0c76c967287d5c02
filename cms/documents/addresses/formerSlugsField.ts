import type { TextField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { keepFormerSlugs } from './keepFormerSlugs.ts'

/**
 * Slugs under which the entry was public before, as one text (cms/documents/addresses/formerSlugs.ts).
 */
export const formerSlugsField: TextField = {
  name: 'formerSlugs',
  type: 'text',
  label: '以前的网址名',
  hidden: true,
  // ten of them, with the spaces between
  maxLength: 1000,
  access: fieldAccess(systemFields.fields.kept),
  hooks: { beforeChange: [keepFormerSlugs], beforeDuplicate: [() => null] },
}
