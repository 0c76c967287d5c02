import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlacesNews } from '../../features/signup/service/placesBoard.ts'
import { sentPath } from '../../base/network/paths.ts'

const path = '/api/signup/places'
const none = Buffer.from('{"places":{}}')

/** Answers how many places are left, from memory: a page asks when it is opened, and again and again while a term opens. */
export class Places {
  readonly #answers = new Map<string, Buffer>()

  /** What has changed. */
  take(news: PlacesNews): void {
    for (const [entry, places] of news)
      if (places === undefined) this.#answers.delete(entry)
      else this.#answers.set(entry, Buffer.from(JSON.stringify({ places })))
  }

  /** @returns false when something else is asked for */
  answer({ method, url = '/' }: IncomingMessage, response: ServerResponse): boolean {
    if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(path) || sentPath(url) !== path) return false
    const asked = new URL(url, 'http://localhost').searchParams
    const body = this.#answers.get(`${asked.get('collection')}/${asked.get('entry')}`) ?? none
    response
      .writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'content-length': body.length,
      })
      .end(method === 'HEAD' ? undefined : body)
    return true
  }
}
