import { isFree, type Occasion } from '../catalogue/calendar/occasions.ts'
import type { Site } from '../catalogue/entries.ts'
import { priceOf, workersPart, yuanText } from '../catalogue/prices.ts'
import { admissions } from '../catalogue/vocabulary.ts'
import { trialText } from './trial.ts'

/**
 * What it costs to attend, in a word: 公益 · 免费, 凭票入场.
 * @returns and whether that is nothing
 */
export function accessOf(item: Occasion, site: Pick<Site, 'prices'>): { word: string; isFree: boolean } {
  return { word: wordOf(item, site), isFree: isFree(item) }
}

function wordOf(item: Occasion, site: Pick<Site, 'prices'>): string {
  if (item.of !== 'courses') return admissions[item.entry.admission]
  if (item.entry.kind === 'public-benefit') return '公益 · 免费'
  if (item.isTrial) return `普惠 · ${trialText(item.number, 'short')}`
  const price = priceOf(item.entry, site)
  return price === undefined ? '普惠 · 工会补贴' : `普惠 · ${yuanText(workersPart(price))} 元`
}
