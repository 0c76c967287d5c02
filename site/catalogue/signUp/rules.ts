/**
 * What a registration may say, as pure rules: the form asks them before anything is sent, and the schemas of the server
 * (cms/features/signup/asked/contract.ts) are made of them. No schema stands here, so that no browser loads a library for it.
 */

/** Longest texts of a registration, in characters. */
export const [longestName, longestUnit, longestAnswer, longestEmail] = [40, 60, 200, 120] as const

/** Oldest that a child can be, in years. */
export const oldestChild = 17

/** Consents are to a text as it stood: its version is the date on it, with a number from the second of a day on. */
export const consentVersion = '2026-11-28.2'

/** Longest name in Chinese characters: no real one is as long, and a sentence mostly is. */
const longestChineseName = 20

/**
 * What leads somewhere: an address of a site or of a mailbox, or where else one is written to. Of a dot between Chinese
 * characters only the end of an address is one: many write the dot of a name so.
 */
const leadsAway =
  /:\/\/|@|\bwww\b|[\p{L}\p{N}-][.。](?:[a-z]{2,}|(?:中国|公司|网络|网址|网站|在线|集团|商城|商店|网店|手机|我爱你|中文网|信息|移动|购物|公益|政务|香港|台湾|广东)(?!\p{L}))|[a-z\d]点[a-z]{2,}|微信|\bqq\b/iu

/** Most figures of a name: with more it is a number to call or an account, however they are set apart. */
const mostFigures = 4
/** Figures in words, as many as a number to call has at least. */
const spokenFigures = /[零〇○一二三四五六七八九两幺]{5}/

/**
 * What is wrong with a name, in Chinese: messages go out with it in the union's name, to whatever number was given.
 * @param what whose it is
 * @returns undefined when nothing is
 */
export function nameProblem(name: string, what: string): string | undefined {
  const plain = name.normalize('NFKC')
  const figures = plain.match(/\p{N}/gu)?.length ?? 0
  const isNumber = figures > mostFigures || spokenFigures.test(plain.replaceAll(/[^\p{L}\p{N}]/gu, ''))
  if (isNumber || leadsAway.test(plain)) return said.noName(what)
  const isChinese = /\p{Script=Han}/u.test(plain)
  return isChinese && Array.from(plain).length > longestChineseName ? said.long(what, longestChineseName) : undefined
}

/** A line is one: what comes in a table or a message stays in its cell. */
export const plainLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u

/** An address for e-mail, as those who offer such write them. */
export const addressOfEmail = /^[\w+'-]+(?:\.[\w+'-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i

export const mobileNumber = /^1[3-9]\d{9}$/
export const registrationCode = /^[0-9A-HJKMNP-TV-Z]{10}$/

/** A mobile number of the mainland, as people write it, in eleven digits; what is none stays what it is. */
export function phoneIn(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

/** A code as people write it, in ten letters and digits; what is none stays what it is. */
export function codeIn(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
}

/**
 * The age of a child as people write it, 3岁 or ６ as well, in whole years.
 * @returns NaN for what is no such number
 */
export function ageIn(text: string): number {
  const age = text.normalize('NFKC').trim().replace(/岁$/, '').trimEnd()
  return /^\d{1,2}$/.test(age) ? Number(age) : NaN
}

/** What is said of a field that is not as it should be; the form says the same as the server. */
export const said = {
  phone: '手机号是 11 位数字，例如 13800138000。',
  email: '邮箱地址不对，例如 name@example.org；不填也可以。',
  code: '报名码是 10 个字母和数字，在报名成功的页面和短信里。',
  childName: '请填孩子的姓名。',
  childAge: '孩子的年龄要填整数。',
  consent: '请先看个人信息怎样使用，并勾选同意。',
  line: (what: string) => `${what}里不能有换行或看不见的字符。`,
  noName: (what: string) => `${what}里不能有网址、邮箱、微信号、电话或一长串数字，请只写${what}。`,
  long: (what: string, most: number) => `${what}最多 ${most} 个字。`,
} as const
