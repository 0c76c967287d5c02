import type { AfterErrorHook } from 'payload'
import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'
import { answerOf } from '../catalogue.ts'
import { diskReason } from './refusals.ts'

/**
 * A disk that became full in the middle of a write is told as what it is; before one, FullDisk sees to it. A visitor learns
 * nothing of a disk here either.
 */
export const tellFullDisk: AfterErrorHook = ({ error, req }) => {
  if (!isDiskFull(error)) return undefined
  const reason = diskReason(req.user ? 'disk-became-full' : 'not-taken-now')
  return { status: reason.status, response: answerOf(reason) }
}
