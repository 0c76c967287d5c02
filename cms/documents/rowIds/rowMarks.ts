import type { FlattenedField } from 'payload'
import type { Marks } from './pairRows.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * What a row of an array is told by: all that it says, then when it is; where it has no time, what it says first. Whoever
 * signs up for a date signs up for a time, so that comes before the place and everything else.
 * @param fields of the array
 */
export function rowMarks(fields: readonly FlattenedField[], row: Values): Marks {
  const all = JSON.stringify(settled(row))
  const time = timeOf(fields)
  if (time !== undefined) return timedMarks(all, instantOf(row[time.start]), instantOf(row[time.end]))
  const first = fields.find(({ name }) => name !== 'id' && isSaid(row[name]))
  return untimedMarks(all, first?.name, first && JSON.stringify(settled(row[first.name])))
}

/** What a row is told by that has a time, each text written in one way. @param start undefined where it is not said */
export function timedMarks(all: string, start: string | undefined, end: string | undefined): Marks {
  return [all, start && `${start} ${end ?? ''}`, start]
}

/** What a row is told by that has no time. @param first name of what it says first; undefined where it says nothing */
export function untimedMarks(all: string, first: string | undefined, text: string | undefined): Marks {
  return [all, first && `${first} ${text ?? ''}`]
}

/** The fields of an array that say from when to when each row is (`custom.end` of the start); undefined where none do. */
export function timeOf(
  fields: readonly { name: string; custom?: unknown }[],
): { start: string; end: string } | undefined {
  for (const { name, custom } of fields) {
    const end = (custom as { end?: unknown } | undefined)?.end
    if (typeof end === 'string') return { start: name, end }
  }
  return undefined
}

function instantOf(value: unknown): string | undefined {
  const instant = new Date(value instanceof Date || typeof value === 'string' ? value : NaN)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

function isSaid(value: unknown): boolean {
  return ![undefined, null, '', false].includes(value as string) && !(Array.isArray(value) && value.length === 0)
}

/** A value without ids of rows and what says nothing, each instant written in one way, names in one order. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value !== 'object' || value === null || value instanceof Date) return instantOf(value) ?? value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => name !== 'id' && isSaid(one))
      .map(([name, one]) => [name, settled(one)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}
