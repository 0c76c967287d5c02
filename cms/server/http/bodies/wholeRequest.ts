import { createReadStream } from 'node:fs'
import { IncomingMessage } from 'node:http'
import type { WholeBody } from './receiveBody.ts'

/**
 * The request once more, for whoever answers it, with the body that has arrived: it can be read at any speed and no
 * client is waited for.
 */
export function wholeRequest(request: IncomingMessage, { content }: WholeBody): IncomingMessage {
  const whole = new IncomingMessage(request.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(whole, { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true })
  whole.headers = headers
  if (Buffer.isBuffer(content)) {
    whole._read = () => undefined
    whole._destroy = (error, done) => done(error)
    whole.push(content)
    whole.push(null)
    return whole
  }
  const source = createReadStream(content.file)
  source
    .on('data', (part) => {
      if (!whole.push(part)) source.pause()
    })
    .on('end', () => whole.push(null))
    .on('error', (error) => whole.destroy(error))
  source.pause()
  whole._read = () => void source.resume()
  // the connection goes on whether or not the body is read to its end
  whole._destroy = (error, done) => {
    source.destroy()
    done(error)
  }
  return whole
}
