import type { Entries } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import type { CardText } from './cardText.ts'
import { noticeCard } from './notices.ts'
import { activityCard, courseCard, performanceCard } from './occasions.ts'
import { callCard, campaignCard, serviceCard, venueCard } from './offers.ts'
import { talentCard, teamCard } from './people.ts'
import { brandCard, workCard } from './works.ts'

const texts: { [C in PageCollection]: (entry: Entries[C], view: CatalogueView) => CardText } = {
  courses: courseCard,
  performances: performanceCard,
  activities: activityCard,
  talents: talentCard,
  teams: teamCard,
  works: workCard,
  brands: brandCard,
  venues: venueCard,
  services: serviceCard,
  campaigns: campaignCard,
  calls: callCard,
  notices: noticeCard,
}

/** What the card of an entry says. @param view what it reads, of time and of others, is noted there */
export function cardTextOf<C extends PageCollection>(collection: C, entry: Entries[C], view: CatalogueView): CardText {
  return texts[collection](entry, view)
}
