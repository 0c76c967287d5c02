import { APIError, type Endpoint } from 'payload'

/**
 * What Payload offers around accounts and this site does not have: it sends no mail, so nothing is reset or confirmed by
 * it; nobody is locked, so nobody is unlocked; and the first administrator is there before anybody can ask. All of them
 * answer alike, whoever is meant.
 */
export const closedEndpoints: Omit<Endpoint, 'root'>[] = (
  ['/forgot-password', '/reset-password', '/unlock', '/first-register'] as const
).map((path) => ({ path, method: 'post', handler: refuse }))

function refuse(): never {
  throw new APIError(
    '本站没有配置邮件，不能自助重设密码。请找管理员在“账号”里为您设新密码。',
    400,
    { field: 'email' },
    true,
  )
}
