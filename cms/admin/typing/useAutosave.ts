'use client'

import { toast, useAllFormFields, useDocumentInfo, useForm, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { askServer } from './askServer.ts'
import { isSameText } from './copies.ts'

/** Pause in typing after which a draft is saved, and what is added to it after one that failed, in milliseconds. */
const [pause, retryAfter] = [2_000, 1_000]
/** Time in which what is typed reaches the form for certain, in milliseconds. */
const settling = 300
/** Time after which a save that is not done is said to have got no answer, in milliseconds. */
const patience = 30_000

/** What became of the last attempt. */
type AutosaveState = { at: number } | 'offline' | 'logged-out' | 'unanswered' | undefined

/**
 * Saves a draft when typing pauses, of a document that has been saved once. Payload's own autosave would make an empty
 * document each time that somebody looks at the form for a new one; for that, it is only told that the server is gone. What
 * could not be saved is tried again.
 * @param isOff while something has to be decided first
 */
export function useAutosave(isOff: boolean): AutosaveState {
  const { id, collectionSlug, hasSavePermission, isTrashed, ...info } = useDocumentInfo()
  const { getDocPreferences, savedDocumentData } = info
  const { mostRecentVersionIsAutosaved, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = info
  const form = useForm()
  const { dispatchFields, setBackgroundProcessing, setModified, submit } = form
  const latestForm = useRef(form)
  latestForm.current = form
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const [state, setState] = useState<AutosaveState>()
  const [attempt, setAttempt] = useState(0)
  const isSaving = useRef(false)
  const isOn = hasSavePermission && !isTrashed && !isOff && modified && !processing

  // Payload 3.90 asks for them at the first change and keeps the question: one that met no server is never answered, and
  // every later save waits for it. The server that has just sent the page is there.
  useEffect(() => void getDocPreferences(), [getDocPreferences])

  const version: unknown = savedDocumentData?.updatedAt
  const savedVersion = useRef(version)
  useEffect(() => {
    if (savedVersion.current === version) return
    savedVersion.current = version
    // an automatic save takes no values from its answer, and the next one must say what it was made from
    dispatchFields({ type: 'UPDATE', path: 'updatedAt', value: version, valid: true, errorMessage: '' })
    setState((last) => (typeof last === 'object' ? last : undefined))
  }, [version, dispatchFields])

  useEffect(() => {
    if (!isOn) return
    const retry = () => setTimeout(() => setAttempt((number) => number + 1), retryAfter)
    const save = async (): Promise<void> => {
      // a colleague has taken over the form, which is read-only now
      if (isSaving.current || latestForm.current.disabled) return
      isSaving.current = true
      const late = setTimeout(() => setState('unanswered'), patience)
      try {
        const standing = await askServer()
        if (standing !== 'ready') {
          setState(standing)
          retry()
          return
        }
        if (id === undefined) return setState(undefined)
        setBackgroundProcessing(true)
        const sent = form.getData()
        const result = await submit({
          // Payload would protect only the field that was touched last, of all that were typed in meanwhile
          acceptValues: false,
          action: `/api/${collectionSlug}/${id}?autosave=true&draft=true&depth=0&fallback-locale=null`,
          context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
          disableFormWhileProcessing: false,
          disableSuccessStatus: true,
          method: 'PATCH',
          overrides: { _status: 'draft' },
          skipValidation: true,
        })
        if (result?.res?.ok !== true) {
          const after = await askServer()
          // refused, and the form says why
          if (after === 'ready' && latestForm.current.isValid === false) return
          // the browser's own words, in English
          toast.dismiss()
          setState(after === 'ready' ? undefined : after)
          retry()
          return
        }
        setBackgroundProcessing(false)
        // Payload takes its own mark for a change that was made while it saved, every second time
        if (isSameText(sent, latestForm.current.getData())) {
          setModified(false)
          // what was typed in the same moment may not have reached the form yet, and would count as saved for good
          setTimeout(() => {
            if (!isSameText(sent, latestForm.current.getData())) setModified(true)
          }, settling)
        }
        setState({ at: Date.now() })
        // what was typed meanwhile found this save under way
        setAttempt((number) => number + 1)
        if (mostRecentVersionIsAutosaved) return
        setMostRecentVersionIsAutosaved(true)
        setUnpublishedVersionCount((count) => count + 1)
      } finally {
        clearTimeout(late)
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
