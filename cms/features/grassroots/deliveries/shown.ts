import { writtenDay } from '../../../base/time/wallClock.ts'
import type { ShownDelivery } from './rules/answers.ts'
import type { RecordedFor } from './campaigns.ts'
import { type DeliveryRow, factsOf } from './row.ts'
import { isLate, periodOf } from './rules/standing.ts'

/** A delivery as whoever records sees it. @param campaign undefined when it is not public any more */
export function shownDelivery(row: DeliveryRow, campaign: RecordedFor | undefined): ShownDelivery {
  const { id, ownerUnit, recordedAt, history } = row
  const periods = campaign?.periods ?? []
  const period = periodOf(periods, row.day)
  return {
    ...{ id, campaign: row.campaign, ownerUnit, recordedAt },
    facts: factsOf(row),
    ...(period && { period: period.label }),
    isLate: isLate(periods, row.day, writtenDay(recordedAt)),
    changes: history.length,
  }
}
