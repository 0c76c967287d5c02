import type { BuildFormStateArgs, SanitizedPermissions } from 'payload'
import { dataProblem, stateProblem } from '../limits/formSize.ts'
import { treeProblem } from '../limits/treeProblem.ts'

type Asked = Partial<BuildFormStateArgs>

/** What of a call is too much to make a form from, in Chinese: everything that Payload walks through for it. */
export function formProblem(asked: Asked): string | undefined {
  return (
    dataProblem(asked.data) ??
    stateProblem(asked.formState) ??
    stateProblem(asked.documentFormState) ??
    dataProblem(asked.initialBlockData) ??
    stateProblem(asked.initialBlockFormState) ??
    dataProblem(asked.docPreferences) ??
    treeProblem(asked.docPermissions) ??
    treeProblem(asked.select)
  )
}

/**
 * Whether a role may have the form: one for making a document if it may make some, any other if it may read some. Of
 * what stands in the document the form says nothing, it is made from what was sent.
 */
export function mayHaveForm(
  { collectionSlug, globalSlug, operation }: Asked,
  permissions: SanitizedPermissions,
): boolean {
  if (collectionSlug === undefined || collectionSlug === null)
    return Boolean(permissions.globals?.[globalSlug ?? '']?.read)
  return Boolean(permissions.collections?.[collectionSlug]?.[operation === 'create' ? 'create' : 'read'])
}
