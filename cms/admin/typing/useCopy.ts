'use client'

import { useAllFormFields, useAuth, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import { copyName, eraseCopies, isSameText, keepCopy, readCopy } from './copies.ts'

/** Pause in typing after which a copy is kept, in milliseconds. */
const pause = 300

interface Kept {
  /** When the text was typed that was put back, in milliseconds since the epoch; undefined when none was. */
  restored: number | undefined
  /** Whether the browser has room for what is typed. */
  hasRoom: boolean
  /** Goes on with what was put back. */
  accept: () => void
  /** Does without what is in the form, and shows what the server has. */
  discard: () => void
}

/**
 * Keeps what is typed in the browser until the server has it, and puts it back into the form when the page is opened
 * again: after a crash, a lapsed log-in, a lost connection, a closed tab.
 */
export function useCopy(): Kept {
  const { id, collectionSlug, hasSavePermission, isInitializing, isTrashed, lastUpdateTime } = useDocumentInfo()
  const { user } = useAuth()
  const { getData, reset, setIsValid, setModified } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const [restored, setRestored] = useState<number>()
  const [hasRoom, setHasRoom] = useState(true)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const name =
    user && collectionSlug && hasSavePermission && !isTrashed
      ? copyName(String(user.id), collectionSlug, id === undefined ? undefined : String(id))
      : undefined
  const latest = useRef({ fields, isModified: false })
  latest.current = { fields, isModified: modified }

  const keep = useCallback(() => {
    const { fields: typed, isModified } = latest.current
    if (name === undefined || !isModified) return
    setHasRoom(keepCopy(localStorage, name, reduceFieldsToValues(typed, true), Date.now()))
  }, [name])

  useEffect(() => {
    if (!modified) return
    const timer = setTimeout(keep, pause)
    return () => clearTimeout(timer)
  }, [fields, modified, keep])

  useEffect(() => {
    addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [keep])

  const savedAt = useRef(lastUpdateTime)
  useEffect(() => {
    if (name === undefined || savedAt.current === lastUpdateTime) return
    savedAt.current = lastUpdateTime
    localStorage.removeItem(name)
    setRestored(undefined)
  }, [lastUpdateTime, name])

  const looked = useRef<string>(undefined)
  useEffect(() => {
    if (name === undefined || isInitializing || looked.current === name) return
    looked.current = name
    eraseCopies(localStorage, Date.now())
    const copy = readCopy(localStorage, name, Date.now())
    if (copy === undefined) return
    if (isSameText(copy.values, getData())) return localStorage.removeItem(name)
    void reset(copy.values).then(() => {
      setModified(true)
      setRestored(copy.at)
    })
  }, [name, isInitializing, getData, reset, setModified])

  const discard = useCallback(() => {
    if (name !== undefined) localStorage.removeItem(name)
    // or the form would keep it again, and ask whether to leave
    setIsValid(true)
    setModified(false)
    setIsDiscarding(true)
  }, [name, setIsValid, setModified])
  useEffect(() => {
    if (isDiscarding && !modified) location.reload()
  }, [isDiscarding, modified])

  return { restored, hasRoom, accept: () => setRestored(undefined), discard }
}
