import type { Notice } from '../asked/words.ts'
import { type ChangedTime, isOff, type Time } from '../rules/changes.ts'
import { momentInWords } from '../../../base/time/wallClock.ts'
import { type Entries, placeInWords } from './arrangement.ts'
import type { Values } from './rules.ts'

/** Changes that are named in one message; of more it says how many they are. */
const mostNamed = 4

/**
 * What a template is filled in with of changes: all of them in words, and when and where it is and was.
 * @param changes one at least
 */
export function valuesOfChanges(notice: Notice, changes: readonly ChangedTime[], entries: Entries): Values {
  const was = changes.map(({ before }) => before)
  const is = changes.map(({ after }) => after)
  // of what was called off people are told when it would have been
  if (notice === 'called-off') return { 时间: timesOf(was, ''), 地点: placesOf(entries, was) }
  return {
    变动: listed(changes.map((change) => changeInWords(change, entries))),
    时间: timesOf(is, '取消'),
    地点: placesOf(entries, is),
    原时间: timesOf(was, '新增'),
    原地点: placesOf(entries, was),
  }
}

/** One change in words: what was and what is, never a time alone of which nobody knows whether it is new or gone. */
export function changeInWords({ before, after }: ChangedTime, entries: Entries): string {
  const whereOf = (one: Time): string => placeInWords(entries, [one])
  if (after === undefined || isOff(after)) return `${before === undefined ? '一次' : momentOf(before)}取消`
  if (before === undefined) return `新增${momentOf(after)}，${whereOf(after)}`
  if (isOff(before)) return `恢复${momentOf(after)}，${whereOf(after)}`
  if (after.isOpen) return `${momentOf(before)}延期，时间另行通知`
  const isElsewhere = before.venue !== after.venue
  const areKnown = [before, after].every(({ venue }) => venue !== undefined && entries.get('venues', venue))
  const place = isElsewhere && areKnown ? `${whereOf(before)}改到${whereOf(after)}` : whereOf(after)
  if (before.isOpen) return `延期的一次定在${momentOf(after)}，${place}`
  if (before.start !== after.start) return `${momentOf(before)}改到${momentOf(after)}，${place}`
  if (isElsewhere) return `${momentOf(after)}${areKnown ? '由' : '的地点有变，'}${place}`
  return `${momentOf(after)}${after.end === undefined ? '结束的时间有变，见网页' : `改到${momentInWords(after.end)}结束`}`
}

function momentOf({ start }: Time): string {
  return momentInWords(start)
}

function timesOf(times: readonly (Time | undefined)[], missing: string): string {
  return listed(
    times.map((one) => {
      if (one === undefined || (one.isOff && missing !== '')) return missing
      return one.isOpen ? '延期，时间另行通知' : momentOf(one)
    }),
  )
}

/** Each place once. */
function placesOf(entries: Entries, times: readonly (Time | undefined)[]): string {
  const known = times.filter((one) => one !== undefined)
  return listed([...new Set(known.map((one) => placeInWords(entries, [one])))]) || '地点见网页'
}

function listed(parts: readonly string[]): string {
  const named = parts.slice(0, mostNamed).join('；')
  return parts.length > mostNamed ? `${named}等共${parts.length}处，详见网页` : named
}
