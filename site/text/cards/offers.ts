import type { Call, Campaign, Service, Venue } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { callKinds, serviceKinds, venueKinds } from '../../catalogue/vocabulary.ts'
import { standingNow, standingTag } from '../callStanding.ts'
import { campaignStanding, daysText, phasesNow, phaseWords } from '../campaignPhases.ts'
import { thisYear } from '../clock.ts'
import { dateText, machineDay, machineTime } from '../dates.ts'
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

/** A campaign, with the phase that it is in; before its beginning the first. */
export function campaignCard(campaign: Campaign, view: CatalogueView): CardText {
  const phases = phasesNow(view, campaign.phases)
  const standing = campaignStanding(phases.map((one) => one.standing))
  const current = phases.find((one) => one.standing !== 'over')?.phase
  return {
    isPast: standing === 'over',
    tags: [
      { word: `${campaign.year}年`, tone: 'gold' },
      ...(standing === undefined
        ? []
        : [{ word: phaseWords[standing], ...(standing === 'on' && { tone: 'free' as const }) }]),
    ],
    when: current && {
      before: current.name,
      date: { machine: machineDay(current.from), text: daysText(current, thisYear(view)) },
    },
    lines: [campaign.kinds.map((kind) => serviceKinds[kind]).join('、') || undefined, campaign.summary],
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
