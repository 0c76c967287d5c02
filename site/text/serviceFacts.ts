import type { Service } from '../catalogue/entries.ts'

/** How long a service takes and for how many people it is, in words: 40 分钟 · 至多 200 人. */
export function serviceSize({ minutes, people }: Pick<Service, 'minutes' | 'people'>): string {
  return [minutes === undefined ? '' : `${minutes} 分钟`, people === undefined ? '' : `至多 ${people} 人`]
    .filter((part) => part !== '')
    .join(' · ')
}
