import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Refused } from '../../base/network/refused.ts'
import { requestReason } from '../../base/network/refusals.ts'

const host = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i

/** Longest state of the admin's pages that a browser sends along, in characters; Next takes no longer one. */
const longestState = 40_000

const paramTypes = [
  'c',
  'ci(..)(..)',
  'ci(.)',
  'ci(..)',
  'ci(...)',
  'oc',
  'd',
  'di(..)(..)',
  'di(.)',
  'di(..)',
  'di(...)',
]
const segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(paramTypes), z.array(z.string()).nullable()]),
])
/** As Next 16 reads it; it answers 500 to any other. */
const state: z.ZodType = z.lazy(() =>
  z.tuple([
    segment,
    z.record(z.string(), state),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(['refetch', 'inside-shared-layout', 'metadata-only']).nullish(),
    z.number().optional(),
    z.string().optional(),
  ]),
)

/** What is wrong with the headers of a request to the admin or its API, which Next answers 500 to. */
export function headerProblem(headers: IncomingHttpHeaders): Refused | undefined {
  const forwarded = headers['x-forwarded-host']
  if (!isHost(headers.host ?? 'localhost')) return refused('Host', '写域名或地址，例如 example.cn 或 127.0.0.1:3000')
  if (
    forwarded !== undefined &&
    !String(forwarded)
      .split(',')
      .every((part) => isHost(part.trim()))
  )
    return refused('X-Forwarded-Host', '写域名或地址，例如 example.cn')
  const states = headers['next-router-state-tree']
  if (states !== undefined && !isState(String(states))) return refused('Next-Router-State-Tree', '请刷新页面')
  return undefined
}

/** Whether a text names a host, with or without a port. */
export function isHost(text: string): boolean {
  const found = host.exec(text)
  return found !== null && Number(found[1] ?? 0) <= 65535 && URL.canParse(`http://${text}`)
}

function isState(text: string): boolean {
  if (text.length > longestState) return false
  try {
    return state.safeParse(JSON.parse(decodeURIComponent(text))).success
  } catch {
    return false
  }
}

function refused(name: string, todo: string): Refused {
  return requestReason('header-wrong', { name, todo })
}
