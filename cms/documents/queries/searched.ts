import {
  buildVersionCollectionFields,
  buildVersionGlobalFields,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  type SanitizedGlobalConfig,
} from 'payload'
import type { Searched } from './queryProblem.ts'

/**
 * What documents, or their versions, may be looked for by. Payload asks the same hook before both and does not say
 * which; what is a field of the other one it refuses itself.
 */
export function searchedIn(
  config: SanitizedConfig,
  owner: SanitizedCollectionConfig | SanitizedGlobalConfig,
): Searched {
  const { collections } = config
  return {
    fields: [...owner.flattenedFields, ...(owner.versions ? versionFields(config, owner) : [])],
    fieldsOf: (name) => collections.find(({ slug }) => slug === name)?.flattenedFields,
  }
}

function versionFields(
  config: SanitizedConfig,
  owner: SanitizedCollectionConfig | SanitizedGlobalConfig,
): Searched['fields'] {
  return 'auth' in owner
    ? buildVersionCollectionFields(config, owner, true)
    : buildVersionGlobalFields(config, owner, true)
}
