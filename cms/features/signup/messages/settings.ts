import type { Payload } from 'payload'
import { z } from 'zod'
import { type Notice, notices } from '../asked/words.ts'
import { defaultReminder, fieldOf } from './words.ts'
import type { ReminderSetting } from './reminders.ts'

/** What the staff has set of messages. */
export interface MessageSettings {
  /** Their own templates; where there is none the default stands. */
  templates: Partial<Record<Notice, string>>
  reminder: ReminderSetting
}

const stored = z.object({ reminds: z.boolean().nullish(), remindHour: z.number().nullish() }).loose().nullish()

/** Reads what the staff has set, with the defaults where nobody has saved any. */
export async function readMessageSettings({ db }: Pick<Payload, 'db'>): Promise<MessageSettings> {
  const found = stored.parse(await db.findGlobal({ slug: 'messageTexts' })) ?? {}
  const templates: MessageSettings['templates'] = {}
  for (const notice of Object.keys(notices) as Notice[]) {
    const own = found[fieldOf(notice)]
    if (typeof own === 'string') templates[notice] = own
  }
  return {
    templates,
    reminder: { isOn: found.reminds ?? defaultReminder.isOn, hour: found.remindHour ?? defaultReminder.hour },
  }
}
