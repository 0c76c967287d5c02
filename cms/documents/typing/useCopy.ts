'use client'

import { useAllFormFields, useAuth, useDocumentInfo, useForm, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useServerFunctions } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asideName, changedFields, type Copy, copyName, eraseCopies } from './copies.ts'
import { isOfVersion, isSameText, isStored, keepCopy, readCopy, setAside } from './copies.ts'
import { keepTyped } from './keepTyped.ts'

/** Pause in typing after which a copy is kept, in milliseconds. */
const pause = 300

/** What a form knows of its copy in the browser, and what can be done with it. */
export interface Kept {
  /** The name of the copy; undefined when whoever looks may not save. */
  name: string | undefined
  /** When the text was typed that was put back, in milliseconds since the epoch; undefined when none was. */
  restored: number | undefined
  /** Whether the browser has room for what is typed. */
  hasRoom: boolean
  /** Grows when what was found has been set aside, since the document has another version by now. */
  outdated: number
  /** Goes on with what was put back. */
  accept: () => void
  /** Does without what is in the form, and shows what the server has. */
  discard: () => void
  /** What stands in the form, and what of it the person changed. */
  typed: () => Copy
  /**
   * Puts values into the form as something unsaved, but for fields that are typed in meanwhile.
   * @param mine names of those that the person changed
   * @returns false when the server, which has to show how, is not there
   */
  putInto: (values: Record<string, unknown>, mine: string[]) => Promise<boolean>
}

/**
 * Keeps what is typed in the browser until the server has it, and puts it back into the form when the page is opened
 * again: after a crash, a lapsed log-in, a lost connection, a closed tab.
 */
export function useCopy(): Kept {
  const { id, collectionSlug, hasSavePermission, isInitializing, isTrashed, savedDocumentData, ...info } =
    useDocumentInfo()
  const { docPermissions, getDocPreferences } = info
  const { user } = useAuth()
  const { getFormState } = useServerFunctions()
  const { getData, replaceState, setIsValid, setModified } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const [restored, setRestored] = useState<number>()
  const [hasRoom, setHasRoom] = useState(true)
  const [outdated, setOutdated] = useState(0)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const name =
    user && collectionSlug && hasSavePermission && !isTrashed
      ? copyName(String(user.id), collectionSlug, id === undefined ? undefined : String(id))
      : undefined
  const latest = useRef({ fields, isModified: false })
  latest.current = { fields, isModified: modified }
  /** What the form held when there was nothing unsaved in it, and the names of what was unsaved in a copy put back. */
  const base = useRef<{ values: Record<string, unknown>; mine: string[] }>({ values: {}, mine: [] })

  const typed = useCallback((): Copy => {
    const values = reduceFieldsToValues(latest.current.fields, true)
    const mine = [...new Set([...base.current.mine, ...changedFields(base.current.values, values)])]
    return { at: Date.now(), values, mine }
  }, [])
  const keep = useCallback(() => {
    if (name !== undefined && latest.current.isModified) setHasRoom(keepCopy(localStorage, name, typed()))
  }, [name, typed])

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

  // not the time of the last update that Payload tells: with locking, that is the time of the last key that was pressed
  const version: unknown = savedDocumentData?.updatedAt
  const savedVersion = useRef(version)
  /** What a save by hand, or a step, found in the form when it began to hold it. */
  const held = useRef<{ values: Record<string, unknown>; version: unknown }>(undefined)
  useEffect(() => {
    held.current = processing ? { values: getData(), version } : undefined
    // as it was when the holding began
  }, [processing])
  useEffect(() => {
    if (name === undefined || savedVersion.current === version) return
    setRestored(undefined)
    const { current: at } = held
    const isHeldText = at !== undefined && at.version !== version && isSameText(at.values, getData())
    // whoever typed on while it was saved has something unsaved
    if (modified && !isHeldText) return keep()
    savedVersion.current = version
    base.current = { values: getData(), mine: [] }
    localStorage.removeItem(name)
    if (modified) setModified(false)
  }, [version, modified, processing, name, getData, keep, setModified])

  const putInto = useCallback(
    async (values: Record<string, unknown>, mine: string[]): Promise<boolean> => {
      if (collectionSlug === undefined) return false
      const { fields: asked } = latest.current
      const { state } = await getFormState({
        ...(id !== undefined && { id }),
        collectionSlug,
        data: values,
        docPermissions,
        docPreferences: await getDocPreferences(),
        operation: id === undefined ? 'create' : 'update',
        renderAllFields: true,
        schemaPath: collectionSlug,
        skipValidation: true,
      })
      if (state === undefined) return false
      // Payload's own `reset` would take away what is typed while the server is asked
      replaceState(keepTyped(state, asked, latest.current.fields))
      base.current = { values, mine }
      setModified(true)
      return true
    },
    [id, collectionSlug, docPermissions, getDocPreferences, getFormState, replaceState, setModified],
  )

  const looked = useRef<string>(undefined)
  useEffect(() => {
    if (name === undefined || isInitializing || looked.current === name) return
    looked.current = name
    eraseCopies(localStorage, Date.now())
    base.current = { values: getData(), mine: [] }
    const copy = readCopy(localStorage, name, Date.now())
    if (copy === undefined) return
    if (isSameText(copy.values, getData()) || isStored(copy, getData())) return localStorage.removeItem(name)
    const layAside = (): void => {
      const earlier = readCopy(localStorage, asideName(name), Date.now())
      if (!keepCopy(localStorage, asideName(name), setAside(copy, earlier))) return
      localStorage.removeItem(name)
      setOutdated((count) => count + 1)
    }
    // put into the form, it would be refused at every save
    if (!isOfVersion(copy, version)) return layAside()
    void putInto(copy.values, copy.mine).then((isPut) => (isPut ? setRestored(copy.at) : layAside()))
  }, [name, isInitializing, version, getData, putInto])

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

  return { name, restored, hasRoom, outdated, accept: () => setRestored(undefined), discard, typed, putInto }
}
