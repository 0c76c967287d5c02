import type { PayloadRequest } from 'payload'
import { mayPublish } from './mayPublish.ts'

/** Administrators, editors and reviewers may. */
export const whoPublishesMay = ({ req: { user } }: { req: PayloadRequest }): boolean => mayPublish(user?.role)
