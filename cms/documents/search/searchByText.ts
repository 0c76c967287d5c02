import type {
  CollectionAfterOperationHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
  Plugin,
  Where,
} from 'payload'
import { peopleAreCut } from './peopleAreCut.ts'
import { withPeople } from './namedPeople.ts'
import { withSearchForms } from './searchConditions.ts'
import { searchTextField, searchTextName } from './searchTextField.ts'

/**
 * Gives every collection that is called by a title a text to be searched in, and has the search of its list look there
 * besides where it looked before: what stands in a title is found by that as well.
 */
export const searchByText: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map((collection) =>
    collection.admin?.useAsTitle === undefined ? collection : searched(collection, collection.admin.useAsTitle),
  ),
})

function searched(collection: CollectionConfig, title: string): CollectionConfig {
  return {
    ...collection,
    fields: [...collection.fields, searchTextField()],
    admin: {
      ...collection.admin,
      listSearchableFields: [...(collection.admin?.listSearchableFields ?? [title]), searchTextName],
      components: {
        ...collection.admin?.components,
        beforeListTable: [
          ...(collection.admin?.components?.beforeListTable ?? []),
          '/documents/search/admin/PeopleNote#PeopleNote',
        ],
      },
    },
    hooks: {
      ...collection.hooks,
      beforeOperation: [...(collection.hooks?.beforeOperation ?? []), lookForForms],
      afterOperation: [...(collection.hooks?.afterOperation ?? []), markCut],
    },
  }
}

/** Has a search look for other ways to write what was typed, and for what names people who are so called. */
export const lookForForms: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { where, draft = false } = args as { where?: Where | null; draft?: boolean }
  if (typeof where !== 'object' || where === null) return args
  const searched = { collection: collection.slug, fields: collection.flattenedFields, draft }
  const { where: found, isCut } = await withPeople(where, searched, req)
  return { ...args, where: withSearchForms(found), ...(isCut && { [peopleAreCut]: true }) }
}

/** Marks the answer of a search that has not looked for all people who are so called. */
export const markCut: CollectionAfterOperationHook = ({ args, result }) =>
  peopleAreCut in args ? { ...(result as object), [peopleAreCut]: true } : result
