import type { Logger } from 'pino'

/** Why there are no keys; /healthz has the names. */
export type KeyProblem = 'missing' | 'unreadable' | 'foreign'

/** Tells an operator what to do about it. */
export function tellKeyProblem(problem: KeyProblem, log: Pick<Logger, 'error'>): void {
  if (problem === 'missing')
    log.error(
      {},
      '没有报名用的密钥，但已经有报名：没有生成新的，否则已有的报名再也读不出来。报名暂停，网站照常。请从备份放回数据目录里的 keys/signup.json（或用环境变量 SIGNUP_KEYS 填），再重新启动',
    )
  else if (problem === 'unreadable')
    log.error(
      {},
      '报名用的密钥 keys/signup.json 读不出来或已损坏，没有改动它。报名暂停，网站照常。请从备份放回这个文件，并让运行服务器的账号能读（chmod 600），再重新启动',
    )
  else
    log.error(
      {},
      '报名用的密钥不是已有报名所用的。报名暂停，网站照常。几台服务器要用同一份 keys/signup.json（或 SIGNUP_KEYS），换密钥时旧的还要留着；请改正后重新启动',
    )
}
