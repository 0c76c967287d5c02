import type { TextField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { longestSearchTextUnits } from './searchText.ts'

/** Name of the field that lists and relation fields search in. */
export const searchTextName = 'searchText'

/**
 * What a document is found by (searchText.ts). The database keeps it up to date (keepSearchTexts.ts). It may be asked for
 * and is never told: forms, answers, exports, comparisons and the public entry are without it.
 */
export const searchTextField = (): TextField => ({
  name: searchTextName,
  type: 'text',
  // the search box names it among what it looks in
  label: '拼音',
  maxLength: longestSearchTextUnits,
  access: fieldAccess(systemFields.fields.kept),
  admin: {
    disabled: true,
    disableBulkEdit: true,
    disableGroupBy: true,
    disableListColumn: true,
    disableListFilter: true,
  },
  hooks: {
    // a hook's nothing leaves the value as it is
    afterRead: [({ siblingData }) => void Reflect.deleteProperty(siblingData, searchTextName)],
  },
})
