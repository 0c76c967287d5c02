import type { CollectionConfig, RelationshipFieldSingleValidation } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import { accounts } from '../../rights/tables.ts'
import { type Role, roles } from '../../rights/roles.ts'
import { ownSettings } from '../../base/settings/env.ts'
import { refuseOutdated } from '../../documents/saving/refuseOutdated.ts'
import { optionsOf } from '../../base/options.ts'
import { notePassword, recordChange, recordDelete, recordLogin } from '../../documents/audit/recordChanges.ts'
import { closedEndpoints } from './closedEndpoints.ts'
import { keepAnAdministratorOnChange, keepAnAdministratorOnDelete } from './keepAnAdministrator.ts'
import { logInEndpoint } from './logIn.ts'
import { askForOldPassword, oldName, refuseWeakPassword, takeOldPassword } from './newPassword.ts'
import { refuseEndedLogin } from './sessions.ts'

const workdayHours = 8

const unitOfUnitEditor: RelationshipFieldSingleValidation = (value, { siblingData }) => {
  const { role } = siblingData as { role?: Role }
  return role !== 'unit-editor' || Boolean(value) || '单位编辑要选所在工会：只能维护该工会和它下级工会的内容。'
}

/** 工作人员: whoever may enter the admin */
export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: '账号', plural: '账号' },
  auth: {
    // Payload's lock lets anybody lock anybody out; guessLimit.ts stands in its place
    maxLoginAttempts: 0,
    tokenExpiration: workdayHours * 3600,
    // a site under https never sends its log-in over plain http
    cookies: { sameSite: 'Lax', secure: ownSettings().siteUrl.startsWith('https:') },
  },
  access: accessOf(accounts),
  admin: {
    group: '设置',
    hidden: hiddenBy(accounts),
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role', 'unit'],
    hideAPIURL: true,
  },
  // many at once would be counted before any of them is gone
  disableBulkDelete: true,
  hooks: {
    beforeOperation: [takeOldPassword, refuseEndedLogin],
    beforeChange: [refuseOutdated, refuseWeakPassword, askForOldPassword, keepAnAdministratorOnChange, notePassword],
    afterChange: [recordChange],
    beforeDelete: [keepAnAdministratorOnDelete],
    afterDelete: [recordDelete],
    afterLogin: [recordLogin],
  },
  endpoints: [logInEndpoint, ...closedEndpoints],
  custom: { sentBesides: ['password', oldName] },
  fields: [
    {
      name: 'passwordHelp',
      type: 'ui',
      label: '密码说明',
      admin: { components: { Field: '/people/accounts/admin/PasswordHelp#PasswordHelp' } },
    },
    {
      name: 'name',
      type: 'text',
      label: '姓名',
      required: true,
      maxLength: 30,
      access: fieldAccess(accounts.fields.name),
      admin: { description: '姓名和电子邮箱只有管理员能改；要改的话，请找管理员。' },
    },
    {
      name: 'email',
      type: 'email',
      label: '电子邮箱',
      required: true,
      unique: true,
      access: fieldAccess(accounts.fields.email),
    },
    {
      name: 'role',
      type: 'select',
      label: '角色',
      required: true,
      defaultValue: 'editor',
      saveToJWT: true,
      options: optionsOf(roles),
      access: fieldAccess(accounts.fields.role),
      admin: {
        description:
          '管理员：一切。编辑：全部内容，审别人写的稿，发布。审核：修改、审稿和发布，不新建不删除。单位编辑：本单位及下级的草稿和图片，提交审稿，不能发布。只读审计：只看。',
      },
    },
    {
      name: 'unit',
      type: 'relationship',
      relationTo: 'units',
      label: '所在工会',
      validate: unitOfUnitEditor,
      access: fieldAccess(accounts.fields.unit),
      admin: { description: '单位编辑必填。其他角色填写后，新建的内容默认归属这个工会。' },
    },
  ],
}
