'use client'

import { useAllFormFields, useDocumentInfo, useForm, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

/** Pause in typing after which a draft is saved, and before one that failed is tried again, in milliseconds. */
const [pause, retryAfter] = [2_000, 5_000]

/** What became of the last attempt. */
export type AutosaveState = { at: number } | 'offline' | 'logged-out' | undefined

/**
 * Saves a draft when typing pauses, of a document that has been saved once. Payload's own autosave would make an empty
 * document each time that somebody looks at the form for a new one. What could not be saved is tried again.
 * @param isOff while something has to be decided first
 */
export function useAutosave(isOff: boolean): AutosaveState {
  const { id, collectionSlug, hasSavePermission, isTrashed, ...info } = useDocumentInfo()
  const { mostRecentVersionIsAutosaved, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = info
  const { setBackgroundProcessing, submit } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const [state, setState] = useState<AutosaveState>()
  const [attempt, setAttempt] = useState(0)
  const isSaving = useRef(false)
  const isOn = id !== undefined && hasSavePermission && !isTrashed && !isOff && modified && !processing

  useEffect(() => {
    if (!isOn) return
    const save = async (): Promise<void> => {
      if (isSaving.current) return
      isSaving.current = true
      try {
        const standing = await askServer()
        if (standing !== 'ready') {
          setState(standing)
          setTimeout(() => setAttempt((number) => number + 1), retryAfter)
          return
        }
        setBackgroundProcessing(true)
        const result = await submit({
          acceptValues: { overrideLocalChanges: false },
          action: `/api/${collectionSlug}/${id}?autosave=true&draft=true&depth=0&fallback-locale=null`,
          context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
          disableFormWhileProcessing: false,
          disableSuccessStatus: true,
          method: 'PATCH',
          overrides: { _status: 'draft' },
          skipValidation: true,
        })
        if (result?.res?.ok !== true) return
        setState({ at: Date.now() })
        if (mostRecentVersionIsAutosaved) return
        setMostRecentVersionIsAutosaved(true)
        setUnpublishedVersionCount((count) => count + 1)
      } finally {
        setBackgroundProcessing(false)
        isSaving.current = false
      }
    }
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)
    // the functions are new with every rendering; a change of the text is what counts
  }, [isOn, fields, attempt])

  return state
}

/** Whether the server is there and still knows who asks: what cannot be saved should not be sent. */
async function askServer(): Promise<'ready' | 'offline' | 'logged-out'> {
  try {
    const response = await fetch('/api/users/me?depth=0', { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok) return 'offline'
    const { user } = (await response.json()) as { user: unknown }
    return user ? 'ready' : 'logged-out'
  } catch {
    return 'offline'
  }
}
