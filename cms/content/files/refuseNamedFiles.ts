import { addDataAndFileToRequest, type Endpoint, type PayloadRequest, type SanitizedConfig } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { fileReason } from './refusals.ts'

/**
 * Takes a file only as a file. Payload (3.90) reads a text in the field `file` of a form as the name of one that is
 * stored already, and fetches it from its own store without asking who may read it.
 */
export function refuseNamedFiles(config: SanitizedConfig): SanitizedConfig {
  for (const owner of [...config.collections, ...config.globals])
    if (owner.endpoints) owner.endpoints = owner.endpoints.map(guarded)
  return config
}

function guarded(endpoint: Endpoint): Endpoint {
  if (endpoint.method === 'get') return endpoint
  return {
    ...endpoint,
    handler: async (req) => {
      if ((req.headers.get('content-type') ?? '').startsWith('multipart/')) await readForm(req)
      return endpoint.handler(req)
    },
  }
}

/** Has Payload read a form where it knows of no collection, and so of no store: it refuses such a text at once. */
async function readForm(req: PayloadRequest): Promise<void> {
  const { routeParams } = req
  req.routeParams = {}
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    // a form that is broken off has no status, one that is too large another
    if ((error as { status?: unknown }).status === 400) throw new Refusal(fileReason('file-is-no-file'))
    throw error
  } finally {
    if (routeParams !== undefined) req.routeParams = routeParams
  }
  // it has been read: nobody reads it again, with a collection
  Object.defineProperty(req, 'body', { value: null })
}
