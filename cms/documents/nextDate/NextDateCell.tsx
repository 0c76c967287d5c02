'use client'

import type { DefaultCellComponentProps, NumberFieldClient } from 'payload'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { standingOf } from './rank.ts'

/** When an entry takes place next, or that it is over and since when. */
export function NextDateCell({ cellData }: DefaultCellComponentProps<NumberFieldClient>) {
  if (typeof cellData !== 'number') return null
  const standing = standingOf(cellData)
  if (standing.kind === 'undated') return <span>—</span>
  return standing.kind === 'coming' ? (
    <span>{writtenMoment(standing.at)}</span>
  ) : (
    <span className="gongyun-past">已过 {writtenMoment(standing.at)}</span>
  )
}
