import type { FieldHook, RelationshipField } from 'payload'
import { ValidationError } from 'payload'
import { namedProblem } from '../../base/problemText.ts'
import { unitsOfEditor } from '../../rights/units/unitsOfEditor.ts'

/**
 * A unit editor's entries stay in the own unit and those below it. Checked in a hook, since a draft is stored without
 * validation.
 */
const keepInTheirUnits: FieldHook = async ({ value, originalDoc, operation, req, collection, overrideAccess }) => {
  const { user, payload } = req
  if (overrideAccess || user?.role !== 'unit-editor') return value
  // a new entry gets the default
  if (operation === 'create' && value === undefined) return value
  const units = await unitsOfEditor(payload, user)
  const before: unknown = originalDoc?.ownerUnit
  const isTheirs = (unit: unknown): boolean => typeof unit === 'string' && units.includes(unit)
  if (isTheirs(value) && (operation === 'create' || isTheirs(before))) return value
  throw new ValidationError(
    {
      ...(collection === null ? {} : { collection: collection.slug }),
      errors: [
        namedProblem(
          'ownerUnit',
          '归属工会',
          `归属工会「${await nameOf(value)}」不能选：只能是您所在的工会或它的下级工会。请改选，或请编辑代为处理。`,
        ),
      ],
      req,
    },
    req.t,
  )

  async function nameOf(unit: unknown): Promise<string> {
    if (typeof unit !== 'string' || unit === '') return '空'
    const found = await payload.findByID({ collection: 'units', id: unit, depth: 0, disableErrors: true })
    return found?.name ?? unit
  }
}

/** The unit whose editors keep an entry. It is not shown to the public; the organiser is a field of its own. */
export const ownerUnitField: RelationshipField = {
  name: 'ownerUnit',
  type: 'relationship',
  relationTo: 'units',
  label: '归属工会',
  index: true,
  defaultValue: ({ user }) => (typeof user?.unit === 'object' ? user.unit?.id : user?.unit) ?? undefined,
  filterOptions: async ({ req, user }) =>
    user?.role === 'unit-editor' ? { id: { in: [...(await unitsOfEditor(req.payload, user))] } } : true,
  hooks: { beforeValidate: [keepInTheirUnits] },
  admin: {
    position: 'sidebar',
    description: '由哪个工会维护，该工会及其上级的单位编辑可以修改。留空时只有管理员和编辑可以。不对外显示。',
  },
}
