import type { Payload, PayloadRequest } from 'payload'
import { cutText } from '../../../../site/catalogue/cutText.ts'
import { recordAudit } from '../../../documents/audit/recordAudit.ts'
import { gone, namesOf } from './names.ts'
import type { OrderRow } from './row.ts'

/** Longest title of a row of the audit log, in characters. */
const longestTitle = 200

/** By what the audit log names an order: its code, whose it is and what it is of; nothing that was typed into it. */
export async function titleOf(payload: Payload, { service, ownerUnit }: Pick<OrderRow, 'service' | 'ownerUnit'>) {
  const [units, services] = await Promise.all([
    namesOf(payload, 'units', [ownerUnit]),
    namesOf(payload, 'services', [service]),
  ])
  const about = `${units.get(ownerUnit) ?? gone} ${services.get(service) ?? gone}`
  return (code: string): string => cutText(`${code} ${about}`, longestTitle)
}

/**
 * What is to be done in the transaction of a write: the audit log has who did it.
 * @param req of whoever takes the step @param note the step in words
 */
export function audited(req: PayloadRequest, title: (code: string) => string, note: string) {
  return async (write: PayloadRequest, { id, code }: Pick<OrderRow, 'id' | 'code'>): Promise<void> => {
    const who = { ...write, user: req.user, headers: req.headers }
    await recordAudit(who, { action: 'order', document: `orders/${id}`, title: title(code), note })
  }
}
