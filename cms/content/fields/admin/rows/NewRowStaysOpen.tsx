'use client'

import { type ReactNode, useEffect } from 'react'

/**
 * A double click on 添加 adds a row and does no more: the new one stands where the button was, and Payload 3.90 would fold
 * it at the second click. Who clicks twice on a row's own header folds and opens it.
 */
export function NewRowStaysOpen({ children }: { children: ReactNode }) {
  useEffect(() => {
    let first: EventTarget | null = null
    const ignoreSecond = (event: MouseEvent): void => {
      if (event.detail <= 1) first = event.target
      else if (event.target !== first && event.target instanceof Element && event.target.closest('.collapsible__toggle'))
        event.stopPropagation()
    }
    // before React, which listens at the document
    addEventListener('click', ignoreSecond, { capture: true })
    return () => removeEventListener('click', ignoreSecond, { capture: true })
  }, [])
  return children
}
