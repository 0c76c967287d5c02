'use client'

import type { DefaultCellComponentProps, SelectFieldClient } from 'payload'
import { stages } from '../stages.ts'

/** How far a text has come, in a list; nothing of one that has come all the way and is published as it is. */
export function StageCell({ cellData, rowData }: DefaultCellComponentProps<SelectFieldClient>) {
  const isPublished = (rowData as { _status?: unknown })._status === 'published'
  const stage = typeof cellData === 'string' && Object.hasOwn(stages, cellData) ? cellData : 'draft'
  return <span>{isPublished ? '—' : stages[stage as keyof typeof stages]}</span>
}
