import { existsSync } from 'node:fs'
import path from 'node:path'
import { APIError, type Endpoint, type SanitizedConfig } from 'payload'

/**
 * Has a file that is in the database and not on the disk answered as one that is not there; Payload answers 500 and
 * logs its name and place. Whoever is not logged in is told nothing of it.
 */
export function tellMissingFiles(config: SanitizedConfig): SanitizedConfig {
  for (const { upload, endpoints } of config.collections) {
    const at = endpoints ? endpoints.findIndex(({ path: pattern }) => pattern === '/file/:filename') : -1
    if (!endpoints || at < 0) continue
    const endpoint = endpoints[at] as Endpoint
    const handler: Endpoint['handler'] = (req) => {
      const name = String(req.routeParams?.['filename'])
      const isMissing = path.basename(name) === name && !existsSync(path.join(upload.staticDir ?? '', name))
      if (req.user !== null && isMissing)
        throw new APIError('没有这个文件，可能已被删除。', 404, { field: 'file' }, true)
      return endpoint.handler(req)
    }
    endpoints[at] = { ...endpoint, handler }
  }
  return config
}
