import type { IncomingMessage } from 'node:http'
import { lengthOf } from '../http/bodies/receiveBody.ts'
import { controlPath, forSignUp, healthPath, isForPosters, pathIn } from '../../base/network/paths.ts'
import type { Share } from './places.ts'

/**
 * How many requests of each kind are passed on to the CMS, which does its work on one thread. Kinds have places of
 * their own, so that strangers take none of staff's, and whoever logs in waits for neither. A page of the admin for a
 * stranger is some 50 ms of that thread; its files are few and short. An upload keeps its place while it comes.
 * Who looks at posters waits until they are drawn, one after the other, and keeps nobody from working meanwhile; no more
 * are let through than may wait for the one that draws (`site/posters/drawer/drawer.ts`). Whoever signs up is
 * answered soon, many at once: they are written together, and a term opens for everybody at the same second.
 * The operator asks how the server is, and gives commands that may take minutes.
 */
export const shares = {
  staff: { most: 32, mostOfNetwork: 20, mostOfOne: 12, mostWaiting: 512, mostWaitingOfOne: 256 },
  upload: { most: 64, mostOfNetwork: 40, mostOfOne: 40, mostWaiting: 64, mostWaitingOfOne: 32 },
  poster: { most: 8, mostOfNetwork: 6, mostOfOne: 4, mostWaiting: 128, mostWaitingOfOne: 64 },
  signup: { most: 128, mostOfNetwork: 80, mostOfOne: 64, mostWaiting: 4096, mostWaitingOfOne: 2048 },
  login: { most: 16, mostOfNetwork: 10, mostOfOne: 8, mostWaiting: 128, mostWaitingOfOne: 64 },
  stranger: { most: 4, mostOfNetwork: 3, mostOfOne: 3, mostWaiting: 384, mostWaitingOfOne: 192 },
  operator: { most: 6, mostOfNetwork: 4, mostOfOne: 4, mostWaiting: 32, mostWaitingOfOne: 16 },
} as const satisfies Record<string, Share>

export type Kind = keyof typeof shares

/** What is larger takes its time to come, in bytes. */
const largestQuick = 2 ** 20

/**
 * Who asks, as far as the request tells. What strangers send is a log-in, or refused.
 * @param isStaff whether the request brings what a log-in leaves
 */
export function kindOf(
  { method = 'GET', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  isStaff: boolean,
): Kind {
  const path = pathIn(url)
  if (path === healthPath || path.startsWith(controlPath)) return 'operator'
  const isRead = method === 'GET' || method === 'HEAD'
  if (!isRead && /^\/api\/users\/login\/?$/i.test(path)) return 'login'
  if (!isRead && forSignUp.test(path)) return 'signup'
  if (isStaff && isRead && isForPosters(path)) return 'poster'
  if (isStaff) return lengthOf({ headers }) > largestQuick ? 'upload' : 'staff'
  return isRead ? 'stranger' : 'login'
}
