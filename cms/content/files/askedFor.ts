import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import { operationIn } from '../../documents/operation/operation.ts'

/**
 * Notes on each request to the endpoint of files which file it asks for: Payload looks there who may read that one, and
 * gets files of its handlers on other ways too, where it does not look.
 */
export function noteAskedFiles(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) =>
        endpoint.method === 'get' && endpoint.path === '/file/:filename' ? noted(endpoint, collection.slug) : endpoint,
      )
  return config
}

function noted(endpoint: Endpoint, collection: string): Endpoint {
  return { ...endpoint, handler: (req) => asking(req, collection, () => endpoint.handler(req)) }
}

/** Answers a request, and holds it for one that asks for the file in its path for as long as that takes. */
export async function asking<T>(req: PayloadRequest, collection: string, answer: () => Promise<T> | T): Promise<T> {
  const operation = operationIn(req.context)
  operation.askedFile = `${collection}/${String(req.routeParams?.['filename'])}`
  try {
    return await answer()
  } finally {
    operation.askedFile = undefined
  }
}

/** Whether a request asks for this very file at the endpoint of files. */
export function isAskedFor(req: PayloadRequest, collection: string, filename: string): boolean {
  return operationIn(req.context).askedFile === `${collection}/${filename}`
}
