import { type CollectionBeforeValidateHook, ValidationError } from 'payload'
import { namedProblem } from '../../base/problemText.ts'
import { childrenOf, parentOf } from '../../rights/units/readTree.ts'
import { mostLevels, placeProblem } from '../../rights/units/tree.ts'

const messages = {
  'below itself': '上级工会不能是本工会自己或它的下级工会，否则上下级会绕成一圈。请改选。',
  'too deep': `上级工会不能选：工会组织最多 ${mostLevels} 级，放在这里就超出了。请改选更上一级的工会。`,
}

/** Units stay a tree of bounded depth. */
export const placeInTree: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const { payload } = req
  const sent: unknown = data?.['parent']
  // as it is stored, whether or not the spaces around it are gone by now
  const parent = typeof sent === 'string' ? sent.trim() : ''
  if (parent === '') return data
  const unit = originalDoc?.id === undefined ? undefined : String(originalDoc.id)
  const problem = await placeProblem(
    unit,
    parent,
    (child) => parentOf(payload, child),
    (parents) => childrenOf(payload, parents),
  )
  if (problem === undefined) return data
  throw new ValidationError(
    { collection: 'units', errors: [namedProblem('parent', '上级工会', messages[problem])], req },
    req.t,
  )
}
