import type { EmailAdapter } from 'payload'

/** Sends nothing: Payload's own stand-in would print messages, with their reset tokens, into the log. */
export const noMail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'nobody@gongyun.local',
  defaultFromName: '工韵',
  sendEmail: () => Promise.reject(new Error('没有配置邮件')),
})
