'use client'

import {
  $createRangeSelection,
  $getSelection,
  type BaseSelection,
} from '@payloadcms/richtext-lexical/lexical'

/** Where something was let go of; where the cursor stands when that is no place in a text. */
export function $dropSelection({ clientX, clientY }: DragEvent): BaseSelection | null {
  const position = document.caretPositionFromPoint?.(clientX, clientY)
  if (!position) return $getSelection()?.clone() ?? null
  const range = document.createRange()
  range.setStart(position.offsetNode, position.offset)
  const selection = $createRangeSelection()
  selection.applyDOMRange(range)
  return selection
}
