import { z } from 'zod'
import { keptByDefault } from '../../../site/catalogue/signUp/kept.ts'
import { defaultProofTries, mostProofTries } from '../../../site/catalogue/signUp/proof.ts'

/** Most generations of keys at once: while one is replaced there are two. */
const mostSecrets = 8

/** Secrets of which the keys of sign-up are derived, newest first: 64 hex digits each. */
export const signUpSecrets = z
  .array(z.string().regex(/^[0-9a-f]{64}$/))
  .min(1)
  .max(mostSecrets)

/** A gateway for text messages. */
export interface WebhookSettings {
  url: string
  /** Both sides know it; requests are signed with it. */
  secret: string
}

/** A server that takes e-mail. */
export interface SmtpSettings {
  /** With account and password. */
  url: string
  /** Sender, as `工人文化宫 <noreply@example.org>`. */
  from: string
}

/** How people who signed up are reached, and with which keys it is kept who they are. */
export interface SignUpSettings {
  /** Undefined when the keys are in the data folder. */
  secrets: string[] | undefined
  webhook: WebhookSettings | undefined
  smtp: SmtpSettings | undefined
  /** How long it is kept who signed up, in days after all of it is over. */
  keepDays: number
  /** How many numbers a browser has to try at most before it may sign somebody up; 0 asks for none. */
  proofTries: number
}

/** The variables; `env.ts` has all others. */
export const signUpVariables = {
  SIGNUP_KEYS: z
    .string()
    .transform((list) => list.split(/[\s,，]+/).filter((item) => item !== ''))
    .pipe(
      z.custom<string[]>(
        (list) => signUpSecrets.safeParse(list).success,
        `要填 1 到 ${mostSecrets} 个密钥，每个是 64 位数字和小写字母 a 到 f，新的在前，用逗号隔开；可用 openssl rand -hex 32 生成`,
      ),
    )
    .optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: '要填 smtps:// 或 smtp:// 开头的网址，例如 smtps://账号:密码@smtp.example.org:465',
    })
    .max(500, '最多 500 个字符')
    .optional(),
  MESSAGES_FROM: z
    .string()
    .max(200, '最多 200 个字符')
    .regex(
      /^(?:[^<>"\p{Cc}]+ <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/u,
      '要填发件人，例如 工人文化宫 <noreply@example.org>',
    )
    .optional(),
  SIGNUP_KEEP_DAYS: z.coerce
    .number('要填数字')
    .int('要填整数')
    .min(1, '要在 1 到 3650 之间（天）')
    .max(3650, '要在 1 到 3650 之间（天）')
    .default(keptByDefault.keepDays),
  SIGNUP_PROOF_TRIES: z.coerce
    .number('要填数字')
    .int('要填整数')
    .min(0, `要在 0 到 ${mostProofTries} 之间（次），0 是不要`)
    .max(mostProofTries, `要在 0 到 ${mostProofTries} 之间（次），0 是不要`)
    .default(defaultProofTries),
  MESSAGES_WEBHOOK_SECRET: z.string().min(16, '至少 16 个字符').max(200, '最多 200 个字符').optional(),
}

/** Of those, the ones whose values are in no message. */
export const signUpSecretNames = ['SIGNUP_KEYS', 'SMTP_URL', 'MESSAGES_WEBHOOK_SECRET'] as const

interface Given {
  SIGNUP_KEEP_DAYS: number
  SIGNUP_PROOF_TRIES: number
  SIGNUP_KEYS?: string[] | undefined
  SMTP_URL?: string | undefined
  MESSAGES_FROM?: string | undefined
  MESSAGES_WEBHOOK_URL?: string | undefined
  MESSAGES_WEBHOOK_SECRET?: string | undefined
}

/**
 * What the variables say together.
 * @returns a sentence in Chinese where one is missing that another one needs
 */
export function signUpIn({
  SIGNUP_KEYS: secrets,
  SIGNUP_KEEP_DAYS: keepDays,
  SIGNUP_PROOF_TRIES: proofTries,
  SMTP_URL: smtpUrl,
  MESSAGES_FROM: from,
  MESSAGES_WEBHOOK_URL: url,
  MESSAGES_WEBHOOK_SECRET: secret,
}: Given): SignUpSettings | string {
  if ((url === undefined) !== (secret === undefined))
    return '环境变量 MESSAGES_WEBHOOK_URL 和 MESSAGES_WEBHOOK_SECRET 要一起填：通知用密码签名后发给短信网关。不发短信，两个都不要填。'
  if ((smtpUrl === undefined) !== (from === undefined))
    return '环境变量 SMTP_URL 和 MESSAGES_FROM 要一起填：发邮件要有发件人。不发邮件，两个都不要填。'
  return {
    secrets,
    keepDays,
    proofTries,
    webhook: url === undefined || secret === undefined ? undefined : { url, secret },
    smtp: smtpUrl === undefined || from === undefined ? undefined : { url: smtpUrl, from },
  }
}
