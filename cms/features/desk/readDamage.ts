import type { TypedUser } from 'payload'
import { openedPort } from '../../documents/port.ts'
import type { Pile } from './desk.ts'

/** That the database is damaged, for those who can see to it that it is restored before more is lost. */
export function readDamage({ role }: TypedUser): Pile {
  const isTold = (role === 'administrator' || role === 'editor') && openedPort()?.isDatabaseDamaged() === true
  return {
    name: 'damage',
    title: '数据库已损坏',
    advice:
      '服务器上的数据库文件 gongyun.db 有损坏，内容可能读不出来或存不进去。请先不要录入新内容，马上请管理员停止服务，按运维手册（docs/operators.md）从备份恢复数据库再启动。',
    isBad: true,
    total: isTold ? 1 : 0,
    items: [],
    links: [],
  }
}
