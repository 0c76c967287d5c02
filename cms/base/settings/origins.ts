import type { Settings } from './env.ts'

/**
 * The origins from which the admin may be used; Payload takes log-in cookies from no other. On a machine of one's own
 * the server answers to three names.
 */
export function originsOf({ siteUrl, host, port }: Pick<Settings, 'siteUrl' | 'host' | 'port'>): string[] {
  const isLocal = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'].includes(host)
  const local = isLocal ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : [`http://${host}:${port}`]
  return [...new Set([siteUrl, ...local])]
}
