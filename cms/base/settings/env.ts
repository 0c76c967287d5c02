import path from 'node:path'
import { z } from 'zod'
import { longestPassword, shortestPassword } from './passwordLength.ts'
import { readNetwork } from '../network/networks.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

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
  /** Whether pictures are drawn of what is published, to be passed on and hung up. */
  drawsPosters: boolean
  logLevel: (typeof logLevels)[number]
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
    const isSecret = name === 'ADMIN_PASSWORD' || name === 'DATABASE_URL'
    throw new SettingsError(
      `环境变量 ${name}${isSecret ? '' : `=${given[name] ?? ''}`} 不能用：${issue?.message ?? ''}。请改正后重新启动。`,
    )
  }
  const settings = result.data
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
    drawsPosters: settings.POSTERS === 'on',
    logLevel: settings.LOG_LEVEL,
  }
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
