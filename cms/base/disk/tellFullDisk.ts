import type { AfterErrorHook } from 'payload'
import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'
import { answerOf } from '../catalogue.ts'
import { diskReason } from './refusals.ts'

/** A disk that became full in the middle of a write is told as what it is; before one, FullDisk sees to it. */
export const tellFullDisk: AfterErrorHook = ({ error }) => {
  if (!isDiskFull(error)) return undefined
  const reason = diskReason('disk-became-full')
  return { status: reason.status, response: answerOf(reason) }
}
