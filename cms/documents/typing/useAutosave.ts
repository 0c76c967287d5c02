'use client'

import {
  toast,
  useAllFormFields,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
  useModal,
} from '@payloadcms/ui'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { askServer } from './askServer.ts'
import { isSameText } from './copies.ts'
import { formTurns } from './formTurns.ts'
import { isLinkDrawerOpen } from './linkDrawer.ts'
import { overhear } from './overhear.ts'
import { type Outcome, outcomeOf } from './saveOutcome.ts'

/** Pause in typing after which a draft is saved, in milliseconds. */
const pause = 2_000
/** Time in which what is typed reaches the form for certain, in milliseconds. */
const settling = 300
/** Time after which a save that is not done is said to have got no answer, in milliseconds. */
const patience = 30_000

/** What became of the last attempt. Times are in milliseconds since the epoch; `next` is that of the next attempt. */
export type AutosaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'outdated' | 'refused'; said: string }
  | { kind: 'waiting'; why: 'offline' | 'logged-out' | 'failed'; status: number | undefined; next: number }
  | { kind: 'unanswered' }
  | undefined

/**
 * Saves a draft when typing pauses, of a document that has been saved once. Payload's own autosave would make an empty
 * document each time that somebody looks at the form for a new one; for that, it is only told that the server is gone.
 * A text that the server refuses is not sent again; what failed for another reason is, after pauses that grow.
 * @param isOff while something has to be decided first
 * @param decided whether the next save is what a person decided after a clash: it is a version of its own then, and what
 *   was typed in the other window stays among the versions; set to false when it is saved
 */
export function useAutosave(isOff: boolean, decided: RefObject<boolean>): AutosaveState {
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
  /** Attempts in a row that came to nothing, and when the next one may be made. */
  const failed = useRef({ times: 0, notBefore: 0 })
  /** The text that the server did not take, and what it said. */
  const refused = useRef<{ text: Record<string, unknown>; said: string }>(undefined)
  // a link without its address is in the text then, which no server takes
  const isLinking = isLinkDrawerOpen(useModal().modalState)
  const isOn = hasSavePermission && !isTrashed && !isOff && !isLinking && modified && !processing
  const latestIsOn = useRef(isOn)
  latestIsOn.current = isOn

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
    failed.current = { times: 0, notBefore: 0 }
    refused.current = undefined
    setState((last) => (last?.kind === 'saved' ? last : undefined))
  }, [version, dispatchFields])

  useEffect(() => {
    const tryAtOnce = (): void => {
      failed.current.notBefore = 0
      setAttempt((number) => number + 1)
    }
    addEventListener('online', tryAtOnce)
    return () => removeEventListener('online', tryAtOnce)
  }, [])

  useEffect(() => {
    if (!isOn) return
    const follow = (outcome: Outcome, sent: Record<string, unknown> | undefined): void => {
      if (outcome.kind !== 'waiting') {
        // what is outdated may be saved as it is, once that was decided
        if (outcome.kind === 'refused' && sent !== undefined) refused.current = { text: sent, said: outcome.said }
        failed.current = { times: 0, notBefore: 0 }
        return setState(outcome)
      }
      const { why, status, delay } = outcome
      const next = Date.now() + delay
      failed.current = { times: failed.current.times + 1, notBefore: next }
      setState({ kind: 'waiting', why, status, next })
      setAttempt((number) => number + 1)
    }
    const save = async (): Promise<void> => {
      // a colleague has taken over the form, which is read-only now
      if (isSaving.current || !latestIsOn.current || latestForm.current.disabled) return
      if (refused.current !== undefined && isSameText(refused.current.text, form.getData()))
        return setState({ kind: 'refused', said: refused.current.said })
      isSaving.current = true
      const late = setTimeout(() => setState({ kind: 'unanswered' }), patience)
      try {
        const standing = await askServer()
        if (standing !== 'ready') return follow(outcomeOf(standing, undefined, failed.current.times), undefined)
        if (id === undefined) return setState(undefined)
        // whoever saves by hand, or takes a step, has begun meanwhile and saves the same text
        if (!latestIsOn.current) return setState(undefined)
        setBackgroundProcessing(true)
        const sent = form.getData()
        const isDecided = decided.current
        const action = `/api/${collectionSlug}/${id}?autosave=${!isDecided}&draft=true&depth=0&fallback-locale=null`
        let isSaved = false
        const answer = await overhear(
          action,
          async () => {
            const result = await submit({
              // Payload would protect only the field that was touched last, of all that were typed in meanwhile
              acceptValues: false,
              action,
              context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
              disableFormWhileProcessing: false,
              disableSuccessStatus: true,
              method: 'PATCH',
              overrides: { _status: 'draft' },
              skipValidation: true,
            })
            isSaved = result?.res?.ok === true
            // Payload would note its own mark as a change that was made meanwhile, and take the next save by hand for less
            // than the whole text
          },
          () => setBackgroundProcessing(false),
        )
        if (!isSaved) {
          const outcome = outcomeOf(await askServer(), answer, failed.current.times)
          // the same in Payload's own message, or the browser's words, in English
          toast.dismiss()
          return follow(outcome, sent)
        }
        setBackgroundProcessing(false)
        if (isDecided) decided.current = false
        // Payload takes its own mark for a change that was made while it saved, every second time
        if (isSameText(sent, latestForm.current.getData())) {
          setModified(false)
          // what was typed in the same moment may not have reached the form yet, and would count as saved for good
          setTimeout(() => {
            if (!isSameText(sent, latestForm.current.getData())) setModified(true)
          }, settling)
        }
        failed.current = { times: 0, notBefore: 0 }
        refused.current = undefined
        setState({ kind: 'saved', at: Date.now() })
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
    const thing = nameOf(String(collectionSlug), String(id ?? 'new'))
    const saveInTurn = (): void => void formTurns.take(thing, save)
    const timer = setTimeout(saveInTurn, Math.max(pause, failed.current.notBefore - Date.now()))
    return () => clearTimeout(timer)
    // the functions are new with every rendering; a change of the text is what counts
  }, [isOn, fields, attempt])

  return state
}
