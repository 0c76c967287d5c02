import { bytesOf } from './bytesOf.ts'
import type { Output } from './output.ts'

const robots = '/robots.txt'
/** What is for staff only, where a crawler would find but log-in forms, and searches, of which there is no end. */
const closed = ['/admin', '/api', '/preview', '/search/?']

/**
 * What search engines are told: where the sitemap is, and what is not for them.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function robotsOutput(siteUrl: string): Output {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    '',
  ]
  return {
    paths: () => [robots],
    owns: (path) => path === robots,
    render: async () => ({ bytes: bytesOf(lines.join('\n')) }),
  }
}
