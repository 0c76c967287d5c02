import path from 'node:path'
import { z } from 'zod'
import { longestPassword, shortestPassword } from './passwordLength.ts'
import { readNetwork } from '../network/networks.ts'
import { signUpIn, signUpSecretNames, type SignUpSettings, signUpVariables } from './signUp.ts'

/** What WeChat gives out as the secret of an account. */
export const appSecretForm = /^[0-9a-f]{32}$/

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** The server of somebody else that ours or a visitor's browser asks; without TLS only on this machine. */
const elsewhere = z
  .url({ protocol: /^https?$/, error: '要填完整的网址，以 https:// 开头' })
  .max(500, '最多 500 个字符')
  .refine(
    (url) => URL.canParse(url) && /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/.test(new URL(url).href),
    '要以 https:// 开头（只有本机的地址可以是 http://）',
  )
  .refine((url) => URL.canParse(url) && !new URL(url).username && !new URL(url).hash, '不能带账号或 #')

/**
 * The settings that an operator can give, with their defaults. An empty variable counts as not given. README.md
 * lists the same.
 */
const schema = z.object({
  HOST: z.string('要填主机名或 IP 地址').default('127.0.0.1'),
  PORT: z.coerce
    .number('要填数字')
    .int('要填整数')
    .min(0, '要在 0 到 65535 之间（0 表示自动选择）')
    .max(65535, '要在 0 到 65535 之间（0 表示自动选择）')
    .default(3000),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^mongodb(\+srv)?:\/\/[^/]+/.test(url),
      '要以 mongodb:// 或 mongodb+srv:// 开头；不填则用自带的 SQLite',
    )
    .refine(
      (url) => /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/.test(url),
      '要写明数据库名，例如 mongodb://127.0.0.1:27017/gongyun?replicaSet=rs0',
    )
    .optional(),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: '要填公众访问的网址，以 http:// 或 https:// 开头' })
    .refine((url) => URL.canParse(url) && new URL(url).pathname === '/', '只填到域名和端口，不带路径')
    .optional(),
  ADMIN_EMAIL: z.email('要填电子邮箱').default('admin@gongyun.local'),
  ADMIN_PASSWORD: z
    .string()
    .min(shortestPassword, `至少 ${shortestPassword} 个字符`)
    .max(longestPassword, `最多 ${longestPassword} 个字符`)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,，]+/).filter((item) => item !== ''))
    .refine(
      (list) => list.length > 0 && list.every((item) => readNetwork(item) !== undefined),
      '要填反向代理的 IP 地址或网段，用逗号隔开，例如 127.0.0.1,10.0.0.0/8,fd00::/8',
    )
    .default(['127.0.0.0/8', '::1']),
  SEARCH_COUNT_DAYS: z.coerce
    .number('要填数字')
    .int('要填整数')
    .min(0, '要在 0 到 3650 之间（0 表示不统计）')
    .max(3650, '要在 0 到 3650 之间（0 表示不统计）')
    .default(90),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/, '要填公众号的 AppID：wx 加 16 位数字和小写字母，在微信公众平台的“设置与开发”里')
    .optional(),
  WECHAT_APP_SECRET: z
    .string()
    .regex(
      appSecretForm,
      '要填公众号的 AppSecret：32 位数字和小写字母；也可以不填，写在数据文件夹的 wechat-secret 文件里',
    )
    .optional(),
  WECHAT_SDK_URL: elsewhere.default('https://res.wx.qq.com/open/js/jweixin-1.6.0.js'),
  WECHAT_API_URL: elsewhere
    .refine(
      (url) => URL.canParse(url) && new URL(url).pathname === '/' && new URL(url).search === '',
      '只填到域名和端口，不带路径',
    )
    .default('https://api.weixin.qq.com'),
  ...signUpVariables,
  MESSAGES_WEBHOOK_URL: elsewhere.optional(),
  POSTERS: z.enum(['on', 'off'], '要填 on 或 off').default('on'),
  LOG_LEVEL: z.enum(logLevels, `要填其中之一：${logLevels.join('、')}`).default('info'),
})

/** The variables that an operator can set. */
export const settingNames = Object.keys(schema.shape) as (keyof typeof schema.shape)[]

/** The parsed environment. */
export interface Settings {
  host: string
  port: number
  /** Absolute path of the data folder: database, media, secret, published site. */
  dataDir: string
  /** A MongoDB URL; undefined means the embedded SQLite file in the data folder. */
  databaseUrl: string | undefined
  /** Origin at which the public reaches the site, without a slash at the end. */
  siteUrl: string
  adminEmail: string
  adminPassword: string | undefined
  /** Addresses and networks of proxies that are believed about who asked them. */
  trustedProxies: string[]
  /** How many days it is kept what the public looks for; 0 counts nothing. */
  searchCountDays: number
  /** The account in whose name WeChat shows cards of our links; undefined when nobody has named one. */
  weChat: WeChatSettings | undefined
  /** How those who sign up are reached, and kept. */
  signUp: SignUpSettings
  /** Whether pictures are drawn of what is published, to be passed on and hung up. */
  drawsPosters: boolean
  logLevel: (typeof logLevels)[number]
}

/** What an operator says of WeChat's JS-SDK. */
export interface WeChatSettings {
  /** AppID of an official account whose JS-safe domains name this site. */
  appId: string
  /** Its AppSecret; undefined when it stands in a file of the data folder. */
  secret: string | undefined
  /** Address of the SDK's script. */
  sdkUrl: string
  /** Origin of WeChat's API, without a slash at the end. */
  apiUrl: string
}

/** A setting that cannot be used; the message is one line in Chinese that says what to do. */
export class SettingsError extends Error {}

/**
 * Reads the settings.
 * @param environment usually process.env
 * @throws SettingsError naming the first bad variable, its value (never a password or a URL's), and what is allowed
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    const name = String(issue?.path[0])
    const isSecret = ['ADMIN_PASSWORD', 'DATABASE_URL', 'WECHAT_APP_SECRET', ...signUpSecretNames].includes(name)
    throw new SettingsError(
      `环境变量 ${name}${isSecret ? '' : `=${given[name] ?? ''}`} 不能用：${issue?.message ?? ''}。请改正后重新启动。`,
    )
  }
  const settings = result.data
  const signUp = signUpIn(settings)
  if (typeof signUp === 'string') throw new SettingsError(signUp)
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: path.resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    siteUrl: settings.SITE_URL ? new URL(settings.SITE_URL).origin : `http://localhost:${settings.PORT}`,
    adminEmail: settings.ADMIN_EMAIL,
    adminPassword: settings.ADMIN_PASSWORD,
    trustedProxies: settings.TRUSTED_PROXIES,
    searchCountDays: settings.SEARCH_COUNT_DAYS,
    weChat: weChatIn(settings),
    signUp,
    drawsPosters: settings.POSTERS === 'on',
    logLevel: settings.LOG_LEVEL,
  }
}

/** @throws SettingsError when there is a secret without the account that it is of */
function weChatIn({
  WECHAT_APP_ID: appId,
  WECHAT_APP_SECRET: secret,
  WECHAT_SDK_URL: sdkUrl,
  WECHAT_API_URL: apiUrl,
}: z.infer<typeof schema>): WeChatSettings | undefined {
  if (appId !== undefined) return { appId, secret, sdkUrl, apiUrl: new URL(apiUrl).origin }
  if (secret !== undefined)
    throw new SettingsError(
      '环境变量 WECHAT_APP_SECRET 不能单独填：还要用 WECHAT_APP_ID 填公众号的 AppID。不用微信分享卡片，两个都不要填。',
    )
  return undefined
}

// eslint-disable-next-line no-restricted-syntax -- read from the environment, which all have
let known: { given: string; settings: Settings } | undefined

/**
 * The settings of this process. Read from its environment once, and again only when that is another one: whoever begins
 * to serve at a port notes it there.
 * @throws SettingsError as above
 */
export function ownSettings(): Settings {
  const given = JSON.stringify(settingNames.map((name) => process.env[name]))
  if (known?.given !== given) known = { given, settings: readSettings(process.env) }
  return known.settings
}
