import { deliveryChannels, deliveryLevels, serviceKinds } from '../../../../../site/catalogue/vocabulary.ts'
import { z } from 'zod'
import { cutText } from '../../../../../site/catalogue/cutText.ts'
import type { Facts } from '../rules/contract.ts'

/** What and where, in one line: 2026-06-01 送电影，花城一小操场，80 人次. */
export function inOneLine({ day, kind, place, people }: Facts): string {
  return [
    `${day}${kind === null ? '' : ` ${serviceKinds[kind]}`}`,
    place,
    `${people.toLocaleString('zh-CN')} 人次`,
  ].join('，')
}

/** What else is known of it: 基层，线下，承办：志愿者. */
export function moreInWords({ level, channel, provider, mediaLinks, photos, note }: Facts): string {
  return [
    deliveryLevels[level],
    deliveryChannels[channel],
    provider && `承办：${provider}`,
    mediaLinks.length > 0 && `报道 ${mediaLinks.length} 篇`,
    photos.length > 0 && `照片 ${photos.length} 张`,
    note,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Longest text of what is not known for a delivery, in characters. */
const longestUnread = 200

const some = z.union([z.string(), z.number()]).catch('')
/** As much as another version of the page is likely to have kept in the same place. */
const alike = z.object({ sent: z.object({ facts: z.object({ day: some, place: some, people: some }) }) })

/** What can be told of something that cannot be read, for whoever records it anew. */
export function unreadInWords(one: unknown): string {
  const { day = '', place = '', people = '' } = alike.safeParse(one).data?.sent.facts ?? {}
  const known = [day, place, people === '' ? '' : `${people} 人次`].filter((part) => part !== '')
  return known.length > 0 ? known.join('，') : cutText(JSON.stringify(one), longestUnread)
}
