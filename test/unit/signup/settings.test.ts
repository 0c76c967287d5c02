import { expect, it } from 'vitest'
import { readSettings, SettingsError } from '../../../cms/base/settings/env.ts'

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]
const told = (environment: Record<string, string>): string => {
  try {
    return JSON.stringify(readSettings(environment).signUp)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
}

it('should need nothing', () => {
  expect(readSettings({}).signUp).toEqual({
    secrets: undefined,
    webhook: undefined,
    smtp: undefined,
    keepDays: 180,
    proofTries: 60_000,
  })
})

it('should take keys, newest first, and say their values to nobody', () => {
  expect(readSettings({ SIGNUP_KEYS: ` ${one},${other} ` }).signUp.secrets).toEqual([one, other])
  expect(readSettings({ SIGNUP_KEYS: `${one}，\n${other}` }).signUp.secrets).toEqual([one, other])
  for (const wrong of [',', 'a', `${one}x`, one.toUpperCase(), `${one};${other}`, Array(9).fill(one).join(',')]) {
    expect(told({ SIGNUP_KEYS: wrong })).toContain('环境变量 SIGNUP_KEYS 不能用：要填 1 到 8 个密钥')
    expect(told({ SIGNUP_KEYS: wrong })).not.toContain(one)
  }
})

it('should take a gateway and a server of e-mail, each with all that it needs', () => {
  const url = 'https://sms.example.org/send'
  const secret = '0123456789abcdef'
  expect(readSettings({ MESSAGES_WEBHOOK_URL: url, MESSAGES_WEBHOOK_SECRET: secret }).signUp.webhook).toEqual({
    url,
    secret,
  })
  expect(told({ MESSAGES_WEBHOOK_URL: url })).toContain('要一起填')
  expect(told({ MESSAGES_WEBHOOK_URL: 'http://sms.example.org/', MESSAGES_WEBHOOK_SECRET: secret })).toContain(
    'https://',
  )
  expect(told({ MESSAGES_WEBHOOK_URL: url, MESSAGES_WEBHOOK_SECRET: 'geheim' })).toBe(
    '环境变量 MESSAGES_WEBHOOK_SECRET 不能用：至少 16 个字符。请改正后重新启动。',
  )
  const smtp = 'smtps://user:geheim@smtp.example.org:465'
  for (const from of ['noreply@example.org', '工人文化宫 <noreply@example.org>'])
    expect(readSettings({ SMTP_URL: smtp, MESSAGES_FROM: from }).signUp.smtp).toEqual({ url: smtp, from })
  expect(told({ SMTP_URL: smtp })).toContain('要有发件人')
  expect(told({ SMTP_URL: smtp })).not.toContain('geheim')
  expect(told({ SMTP_URL: 'http://user:geheim@smtp.example.org', MESSAGES_FROM: 'a@b.c' })).toMatch(
    /^环境变量 SMTP_URL 不能用：/,
  )
  expect(told({ SMTP_URL: smtp, MESSAGES_FROM: 'a@b.c\nBcc: d@e.f' })).toContain('要填发件人')
})

it('should take how much work is asked of browsers, and none', () => {
  expect(readSettings({ SIGNUP_PROOF_TRIES: '0' }).signUp.proofTries).toBe(0)
  expect(readSettings({ SIGNUP_PROOF_TRIES: '200000' }).signUp.proofTries).toBe(200_000)
  for (const wrong of ['-1', '1.5', 'many', '1000001'])
    expect(told({ SIGNUP_PROOF_TRIES: wrong })).toContain(`环境变量 SIGNUP_PROOF_TRIES=${wrong} 不能用`)
})
