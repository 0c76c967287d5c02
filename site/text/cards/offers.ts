import type { Call, Service, Venue } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { callKinds, serviceKinds, venueKinds } from '../../catalogue/vocabulary.ts'
import { standingNow, standingTag } from '../callStanding.ts'
import { thisYear } from '../clock.ts'
import { dateText, machineTime } from '../dates.ts'
import { serviceSize } from '../serviceFacts.ts'
import type { CardText, Tag } from './cardText.ts'

export function venueCard(venue: Venue): CardText {
  return { tags: [{ word: venueKinds[venue.kind] }], lines: [venue.address, venue.openingHours] }
}

export function serviceCard(service: Service): CardText {
  const size = serviceSize(service)
  const kind: Tag = { word: serviceKinds[service.kind], tone: 'gold' }
  return {
    isPast: !service.available,
    tags: service.available ? [kind] : [kind, { word: '暂不接单', tone: 'off' }],
    when: size === '' ? undefined : { before: size },
    lines: [service.summary],
  }
}

/** A call, with when it opens or closes. */
export function callCard(call: Call, view: CatalogueView): CardText {
  const now = thisYear(view)
  const standing = standingNow(view, call)
  const [word, instant] = standing === 'coming' ? ['开始', call.opens] : ['截止', call.closes]
  return {
    tags: [standingTag(standing, call), { word: callKinds[call.kind] }],
    lines: [call.summary],
    date: { machine: machineTime(instant), text: `${dateText(instant, now)} ${word}` },
  }
}
