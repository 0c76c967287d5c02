'use client'

import { useRowLabel } from '@payloadcms/ui'
import { type RowPart, rowLabelText } from '../../rowLabelText.ts'

/** Names a row by its number and by what stands in it, so that it is found while it is folded. */
export function RowLabel({ parts }: { parts: readonly RowPart[] }) {
  const { data, rowNumber = 0 } = useRowLabel<Record<string, unknown> | undefined>()
  const text = rowLabelText(parts, data ?? {})
  return (
    <span>
      {rowNumber + 1} {text !== '' && <b>{text}</b>}
    </span>
  )
}
