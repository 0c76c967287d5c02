'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { type RefObject, useEffect, useRef } from 'react'
import type { Copy } from './copies.ts'
import { type Base, refreshed } from './refreshed.ts'

interface Held {
  /** The form's state and whether something in it is unsaved, at its last rendering. */
  latest: { readonly current: { fields: FormState; isModified: boolean } }
  base: RefObject<Base>
  /** The copy that is being put into the form. */
  coming: RefObject<Copy | undefined>
  /** Sets aside what was typed into another version. @returns false when there is no room */
  layAside: (aside: Copy) => boolean
  /** Told that the form shows the newest version, and nothing of what was typed. */
  onNewest: () => void
}

/**
 * Sees to it that what is unsaved outlasts a new state of the form. Payload's form takes one over whole whenever the page
 * is asked for again, as it is after Back and Forward, which show at first how the page was when it was opened.
 */
export function useRefreshed({ latest, base, coming, layAside, onNewest }: Held): void {
  const { initialState } = useDocumentInfo()
  const { replaceState, setModified } = useForm()
  const made = useRef(initialState)
  useEffect(() => {
    if (made.current === initialState) return
    made.current = initialState
    const { fields, isModified } = latest.current
    if (initialState === undefined || (!isModified && coming.current === undefined)) return
    const now = refreshed(initialState, fields, base.current, coming.current, layAside, Date.now())
    base.current = now.base
    setModified(now.base.mine.length > 0)
    if (now.isNewest) {
      coming.current = undefined
      onNewest()
    }
    if (now.base.mine.length === 0) return
    // the form takes over the server's state after this, in the same moment
    queueMicrotask(() => {
      replaceState(now.state)
      setModified(true)
    })
    // a new state of the server's is what counts
  }, [initialState])
}
