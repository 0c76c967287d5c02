import type { CollectionConfig, GlobalConfig, Plugin } from 'payload'
import { pageCollections } from '../site/catalogue/pageCollections.ts'
import { holidays } from './content/holidays/holidays.ts'
import { media } from './content/files/pictures/media.ts'
import { files } from './content/files/attachments/attachments.ts'
import { recordings } from './content/files/recordings/recordings.ts'
import { libraries } from './content/libraries/libraries.ts'
import { withPages } from './content/libraries/withPages.ts'
import { site } from './content/site/site.ts'
import { synonyms } from './content/synonyms/synonyms.ts'
import { audits } from './documents/audit/audits.ts'
import { keepBuiltInChecks } from './documents/limits/keepBuiltInChecks.ts'
import { outbox } from './documents/outbox/outbox.ts'
import { searchByText } from './documents/search/searchByText.ts'
import { desk } from './features/desk/plugin.ts'
import { grassrootsReturns } from './features/grassroots/returns/plugin.ts'
import { grassrootsBulletin } from './features/grassroots/bulletin/plugin.ts'
import { sumsOf } from './features/grassroots/deliveries/sums.ts'
import { sumsOfUnit } from './features/grassroots/deliveries/sumsOfUnit.ts'
import { grassrootsTargets } from './features/grassroots/targets/plugin.ts'
import { tables } from './features/imports/plugin.ts'
import { grassrootsOrders } from './features/grassroots/orders/plugin.ts'
import { grassrootsProviders } from './features/grassroots/providers/plugin.ts'
import { deliveryRecords } from './features/grassroots/deliveries/plugin.ts'
import { posters } from './features/posters/plugin.ts'
import { review } from './features/review/plugin.ts'
import { schedule } from './features/schedule/plugin.ts'
import { signUpMessages } from './features/signup/messages/plugin.ts'
import { signUpCourses } from './features/signup/coursesPlugin.ts'
import { signUp } from './features/signup/plugin.ts'
import { inMenuOrder } from './menuOrder.ts'
import { users } from './people/accounts/users.ts'
import { units } from './people/units/units.ts'
import { publishing } from './publishing/plugin.ts'

/** What is there without any capability. */
export const collections: CollectionConfig[] = [
  ...pageCollections.map((name) => withPages(libraries[name])),
  media,
  recordings,
  files,
  units,
  users,
  audits,
  outbox,
]
export const globals: GlobalConfig[] = [site, synonyms, holidays]

/** What is added to it, with more collections and globals. */
export const plugins: Plugin[] = [
  publishing,
  review,
  schedule,
  tables,
  signUp,
  signUpCourses,
  signUpMessages,
  grassrootsReturns(sumsOfUnit),
  deliveryRecords,
  grassrootsTargets,
  grassrootsProviders,
  grassrootsOrders,
  grassrootsBulletin((payload, asked) => sumsOf(payload, asked)),
  posters,
  // its part of the first page goes before that of publishing
  desk,
  // these go through all fields that there are by now
  searchByText,
  keepBuiltInChecks,
  inMenuOrder,
]
