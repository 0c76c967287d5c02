import type { TypedUser } from 'payload'
import { openedPort } from '../../documents/port.ts'
import type { Pile } from './desk.ts'

/** That the machine's clock is far ahead, for those who can see to it that it is set right. */
export function readClock({ role }: TypedUser): Pile {
  const days = role === 'administrator' || role === 'editor' ? openedPort()?.clock.daysAhead : undefined
  return {
    name: 'clock',
    title: '服务器的时钟可能不对',
    advice: `服务器的时钟比网站上次运行时晚了 ${days ?? 0} 天。请管理员核对服务器的日期和时间：时钟不对，定时上线下线会提前执行，保存的时间也会记错。核实以前，到期的审计记录和旧版本都不清理。时钟没有错、只是网站停了这么久的，不用处理，再运行 7 天后自动恢复。`,
    isBad: true,
    total: days === undefined ? 0 : 1,
    items: [],
    links: [],
  }
}
