'use client'

import { useRowLabel } from '@payloadcms/ui'

/** Names a group by its number, as refusals do, and its words, so that it is found while it is folded. */
export function SynonymRowLabel() {
  const { data, rowNumber = 0 } = useRowLabel<{ words?: string | null }>()
  return (
    <span>
      第 {rowNumber + 1} 组 <b>{data.words}</b>
    </span>
  )
}
