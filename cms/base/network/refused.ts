import type { Reason } from '../catalogue.ts'
import { requestReason } from './refusals.ts'

/** Why a request is not answered. */
export interface Refused extends Reason {
  /** Of the answer. */
  headers?: Record<string, string>
}

/** Refuses a method. @param allowed those that the address takes */
export function refusedMethod(method: string, allowed: readonly string[]): Refused {
  const said = { method: method.slice(0, 20), allowed: allowed.join('、') }
  return { ...requestReason('method-not-taken', said), headers: { allow: allowed.join(', ') } }
}
