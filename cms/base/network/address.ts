import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { plainAddress, within } from './networks.ts'

/** The request header in which the server tells the admin's API the address that a request came from. */
export const addressHeader = 'x-gongyun-address'

/** Networks of which no visitor of a public site comes straight: a proxy or a container does. */
const isPrivate = within([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  'fc00::/7',
  '::1',
])

type Asked = Pick<IncomingMessage, 'headers'> & { socket: Pick<IncomingMessage['socket'], 'remoteAddress'> }

/**
 * Tells the address that a request came from, for limits and the audit log alike. A proxy that is trusted is believed
 * about who asked it, and that one in turn when it is trusted too; what stands further to the left anybody may have
 * written.
 * @param trusted addresses and networks of proxies
 * @param tellUnnamed is called once, when somebody within a private network speaks for others and is not trusted
 * @returns takes a request, gives its address in one way of writing; empty when the connection has none any more
 */
export function addressReader(trusted: readonly string[], tellUnnamed: () => void): (request: Asked) => string {
  const isTrusted = within(trusted)
  let isTold = false
  return ({ headers, socket }) => {
    let address = plainAddress(socket.remoteAddress ?? '') ?? ''
    if (!isTold && headers['x-forwarded-for'] !== undefined && !isTrusted(address) && isPrivate(address)) {
      isTold = true
      tellUnnamed()
    }
    const told = String(headers['x-forwarded-for'] ?? '').split(',')
    while (isTrusted(address)) {
      const before = plainAddress(told.pop()?.trim() ?? '')
      if (before === undefined) break
      address = before
    }
    return address
  }
}

/** Tells the operator, in the log, that a proxy is not named. */
export function unnamedProxyTeller(log: Pick<Logger, 'warn'>): () => void {
  return () =>
    log.warn(
      {},
      '内网有反向代理转来请求，但 TRUSTED_PROXIES 里没有它：所有来访者都算成同一个地址，一个人试密码会拖慢所有人登录。请在 TRUSTED_PROXIES 里写上代理的地址，再重新启动',
    )
}
