import { z } from 'zod'
import { type Role, roles } from '../../rights/roles.ts'
import { type AuditAction, auditActions } from './auditActions.ts'

/** A row of the audit log as it is stored. */
export const auditRow = z.object({
  id: z.string(),
  at: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
  action: z.enum(Object.keys(auditActions) as [AuditAction]),
  document: z.string(),
  title: z.string().nullish(),
  user: z.string().nullish(),
  name: z.string(),
  role: z
    .enum(Object.keys(roles) as [Role])
    .nullish()
    .catch(null),
  address: z.string().nullish(),
  changes: z.string().nullish(),
  note: z.string().nullish(),
  isDone: z.boolean().nullish(),
})

export type AuditRow = z.infer<typeof auditRow>
