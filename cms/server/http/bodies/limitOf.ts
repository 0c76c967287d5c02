import type { IncomingMessage } from 'node:http'
import { isQuestion } from '../../../base/network/contentTypes.ts'
import { isForm, takesFiles } from './formFiles.ts'
import { type BodyLimit, bodyLimitOf } from './bodyLimits.ts'

/** How the body of a request may come. @param path decoded */
export function limitOf({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, path: string): BodyLimit {
  return bodyLimitOf(path, isQuestion(headers), isForm(headers['content-type']) && takesFiles(method, path))
}
