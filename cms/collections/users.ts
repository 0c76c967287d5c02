import { APIError, type CollectionBeforeOperationHook, type CollectionConfig } from 'payload'
import { administratorsMayAndOthersThemselves } from '../access/administratorsMayAndOthersThemselves.ts'
import { onlyAdministratorsMay } from '../access/onlyAdministratorsMay.ts'

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

/** 工作人员: whoever may enter the admin */
export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: '账号', plural: '账号' },
  auth: {
    maxLoginAttempts: 5,
    lockTime: lockMinutes * 60_000,
    tokenExpiration: workdayHours * 3600,
    cookies: { sameSite: 'Lax' },
  },
  access: {
    create: onlyAdministratorsMay,
    read: administratorsMayAndOthersThemselves,
    update: administratorsMayAndOthersThemselves,
    delete: onlyAdministratorsMay,
    unlock: onlyAdministratorsMay,
  },
  admin: { group: '设置', useAsTitle: 'name', defaultColumns: ['name', 'email', 'role'], hideAPIURL: true },
  hooks: { beforeOperation: [refuseMailedReset] },
  fields: [
    { name: 'name', type: 'text', label: '姓名', required: true, maxLength: 30 },
    {
      name: 'role',
      type: 'select',
      label: '角色',
      required: true,
      defaultValue: 'editor',
      saveToJWT: true,
      options: [
        { label: '管理员', value: 'administrator' },
        { label: '编辑', value: 'editor' },
      ],
      access: { create: onlyAdministratorsMay, update: onlyAdministratorsMay },
    },
  ],
}
