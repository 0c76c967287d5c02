import { type Event, occasionsOf } from '../catalogue/calendar/occasions.ts'
import type { Site } from '../catalogue/entries.ts'
import { yuanText } from '../catalogue/prices.ts'
import { feeOf } from '../catalogue/signUp/fee.ts'
import { feeParts } from './signUp.ts'

/** What a form says of the price: 每人 280 元（原价 420 元，工会补贴 140 元）。 @returns undefined where nothing is paid */
export function feeText(entry: Event, site: Pick<Site, 'prices'>): string | undefined {
  const all = occasionsOf(entry)
  const isWhole = entry.signUpHere?.per === 'course'
  const paid = all.map((one) => feeOf({ entry, occasions: [one] }, site)).find((fee) => fee !== undefined)
  const fee = isWhole ? feeOf({ entry, occasions: all }, site) : paid
  if (fee === undefined) return undefined
  const what = isWhole ? '每人' : all.length > 1 ? '收费的课每人每课' : '每人'
  return `${what} ${yuanText(fee.own)} 元${feeParts(fee)}。报名时不用付钱，按主办方的通知交。`
}
