import type { Plugin } from 'payload'
import { changePages, withControls } from '../../content/libraries/pages.ts'
import { withHooks } from '../../documents/withHooks.ts'
import { schedules } from './schedules.ts'
import { withdrawFulfilled } from './withdrawFulfilled.ts'

/** Publishing and taking down at a time: the button beside every entry that has a page, and the list of what is planned. */
export const schedule: Plugin = (config) => {
  const planned = changePages(config, (collection) =>
    withHooks(withControls(collection, '/features/schedule/admin/ScheduleControl#ScheduleControl'), {
      afterChange: [withdrawFulfilled],
    }),
  )
  return { ...planned, collections: [...(planned.collections ?? []), schedules] }
}
