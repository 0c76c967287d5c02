import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionConfig,
  type RelationshipFieldSingleValidation,
} from 'payload'
import { administratorsMayAndOthersThemselves } from '../../access/administratorsMayAndOthersThemselves.ts'
import { administratorsMayReadAndOthersTheirOwn } from '../../access/administratorsMayReadAndOthersTheirOwn.ts'
import { onlyAdministratorsMay } from '../../access/onlyAdministratorsMay.ts'
import { type Role, roles } from '../../access/roles.ts'
import { staffMayReadAccountsUnitEditorsTheirOwn } from '../../access/staffMayReadAccountsUnitEditorsTheirOwn.ts'
import { hiddenButFromAdministratorsAndAuditors } from '../../admin/hiddenButFromAdministratorsAndAuditors.ts'
import { readSettings } from '../../env.ts'
import { optionsOf } from '../../fields/options.ts'
import { notePassword, recordChange, recordDelete, recordLogin } from '../../newsroom/recordChanges.ts'
import { keepAnAdministratorOnChange, keepAnAdministratorOnDelete } from './keepAnAdministrator.ts'

const lockMinutes = 10
const workdayHours = 8

/** Without a mail server a reset would promise a message that never comes. */
const refuseMailedReset: CollectionBeforeOperationHook = async ({ args, operation }) => {
  if (operation !== 'forgotPassword') return args
  throw new APIError(
    '本站没有配置邮件，不能自助重设密码。请找管理员在“账号”里为您设新密码。',
    400,
    { field: 'email' },
    true,
  )
}

const unitOfUnitEditor: RelationshipFieldSingleValidation = (value, { siblingData }) => {
  const { role } = siblingData as { role?: Role }
  return role !== 'unit-editor' || Boolean(value) || '单位编辑要选所在工会：只能维护该工会和它下级工会的内容。'
}

/** 工作人员: whoever may enter the admin */
export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: '账号', plural: '账号' },
  auth: {
    maxLoginAttempts: 5,
    lockTime: lockMinutes * 60_000,
    tokenExpiration: workdayHours * 3600,
    // a site under https never sends its log-in over plain http
    cookies: { sameSite: 'Lax', secure: readSettings(process.env).siteUrl.startsWith('https:') },
  },
  access: {
    create: onlyAdministratorsMay,
    read: staffMayReadAccountsUnitEditorsTheirOwn,
    update: administratorsMayAndOthersThemselves,
    delete: onlyAdministratorsMay,
    unlock: onlyAdministratorsMay,
  },
  admin: {
    group: '设置',
    hidden: hiddenButFromAdministratorsAndAuditors,
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role', 'unit'],
    hideAPIURL: true,
  },
  // many at once would be counted before any of them is gone
  disableBulkDelete: true,
  hooks: {
    beforeOperation: [refuseMailedReset],
    beforeChange: [keepAnAdministratorOnChange, notePassword],
    afterChange: [recordChange],
    beforeDelete: [keepAnAdministratorOnDelete],
    afterDelete: [recordDelete],
    afterLogin: [recordLogin],
  },
  fields: [
    { name: 'name', type: 'text', label: '姓名', required: true, maxLength: 30 },
    {
      name: 'email',
      type: 'email',
      label: '电子邮箱',
      required: true,
      unique: true,
      access: { read: administratorsMayReadAndOthersTheirOwn },
    },
    {
      name: 'role',
      type: 'select',
      label: '角色',
      required: true,
      defaultValue: 'editor',
      saveToJWT: true,
      options: optionsOf(roles),
      access: { create: onlyAdministratorsMay, update: onlyAdministratorsMay },
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
      access: { create: onlyAdministratorsMay, update: onlyAdministratorsMay },
      admin: { description: '单位编辑必填。其他角色填写后，新建的内容默认归属这个工会。' },
    },
  ],
}
