import type { TypedUser } from 'payload'
import { addressOf, nothingAsked } from '../../../site/search/asked/asked.ts'
import { writtenDay } from '../../base/time/wallClock.ts'
import { ownSettings } from '../../base/settings/env.ts'
import { countsFolder, readCounts } from '../searches/countsFolder.ts'
import { type SearchCount, together } from '../searches/searchCounts.ts'
import { type Pile, shownItems } from './desk.ts'

/** Days that are looked back on, today included. */
const days = 7
const dayMs = 24 * 60 * 60 * 1000

/**
 * What the public looked for in the last days, and what it did not find, for those who decide what the site is to have.
 * @param now milliseconds since the epoch
 */
export async function readSearches({ role }: TypedUser, now: number): Promise<Pile[]> {
  if (role !== 'administrator' && role !== 'editor') return []
  const folder = countsFolder(ownSettings().dataDir)
  const each = Array.from({ length: days }, (_, back) => readCounts(folder, writtenDay(now - back * dayMs)))
  const counts = together(await Promise.all(each))
  const missed = counts.filter(({ empty }) => empty > 0).sort((one, other) => other.empty - one.empty)
  const item = (text: string, detail: string): Pile['items'][number] => ({
    title: text,
    href: addressOf({ ...nothingAsked, text }),
    detail,
  })
  return [
    {
      name: 'searches',
      title: '这七天大家在找',
      total: counts.reduce((sum, { asked }) => sum + asked, 0),
      items: counts.slice(0, shownItems).map(({ text, asked }: SearchCount) => item(text, `${asked} 次`)),
      links: [],
    },
    {
      name: 'missed-searches',
      title: '找了没有找到',
      advice: '公众要的而网站上还没有的：可以补上，或者在标题、摘要里用上大家的说法。',
      total: missed.reduce((sum, { empty }) => sum + empty, 0),
      items: missed.slice(0, shownItems).map(({ text, empty }) => item(text, `${empty} 次没有结果`)),
      links: [],
    },
  ].filter(({ total }) => total > 0)
}
