import type { Logger } from 'pino'
import type { Carrier } from './carrier.ts'

/** Where no way to reach people is set up: the log has that there was a message, and nothing of it. */
export function logCarrier(log: Pick<Logger, 'info'>): Carrier {
  return {
    name: 'log',
    takesKeys: true,
    reaches: () => true,
    send: async ({ notice }) => log.info({ notice }, '有一条报名通知：没有设置短信或邮件，只记在这里，没有发给本人'),
  }
}
