'use client'

import {
  useAllFormFields,
  useAuth,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
  useServerFunctions,
} from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import { asideName, type Copy, copyName, eraseCopies } from './copies.ts'
import { isOfVersion, isSameText, isStored, keepCopy, readCopy, setAside } from './copies.ts'
import { keepTyped } from './keepTyped.ts'
import { type Base, unsavedText } from './refreshed.ts'
import { useRefreshed } from './useRefreshed.ts'

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
  const base = useRef<Base>({ values: {}, mine: [] })
  /** The copy that is being put into the form and does not stand in it yet. */
  const coming = useRef<Copy>(undefined)

  const typed = useCallback(
    (): Copy =>
      unsavedText(reduceFieldsToValues(latest.current.fields, true), base.current, coming.current, Date.now()),
    [],
  )
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
      // whoever goes to another page of the admin leaves this one without a word from the browser
      keep()
    }
  }, [keep])
  useEffect(() => () => void (coming.current = undefined), [])

  // not the time of the last update that Payload tells: with locking, that is the time of the last key that was pressed
  const version: unknown = savedDocumentData?.updatedAt
  const savedVersion = useRef(version)
  const latestVersion = useRef(version)
  latestVersion.current = version
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
    if (coming.current === undefined) localStorage.removeItem(name)
    else keepCopy(localStorage, name, coming.current)
    if (modified) setModified(false)
  }, [version, modified, processing, name, getData, keep, setModified])

  const putInto = useCallback(
    async (values: Record<string, unknown>, mine: string[]): Promise<boolean> => {
      if (collectionSlug === undefined) return false
      const { fields: asked } = latest.current
      const ask = async () =>
        getFormState({
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
      // without an answer there is no state, whatever the type says: Payload 3.90 gives null
      const state = (await ask().catch(() => undefined))?.state ?? undefined
      if (state === undefined) return false
      // it would be refused at every save
      if (!isOfVersion({ values }, latestVersion.current)) return false
      // Payload's own `reset` would take away what is typed while the server is asked
      replaceState(keepTyped(state, asked, latest.current.fields))
      base.current = { values, mine }
      setModified(true)
      return true
    },
    [id, collectionSlug, docPermissions, getDocPreferences, getFormState, replaceState, setModified],
  )

  const layAside = useCallback(
    (copy: Copy): boolean => {
      if (name === undefined) return false
      const earlier = readCopy(localStorage, asideName(name), Date.now())
      if (!keepCopy(localStorage, asideName(name), setAside(copy, earlier))) return false
      localStorage.removeItem(name)
      setOutdated((count) => count + 1)
      return true
    },
    [name],
  )
  const onNewest = (): void => {
    setRestored(undefined)
    if (name !== undefined) localStorage.removeItem(name)
  }
  useRefreshed({ latest, base, coming, layAside, onNewest })

  const looked = useRef<string>(undefined)
  useEffect(() => {
    if (name === undefined || isInitializing || looked.current === name) return
    looked.current = name
    eraseCopies(localStorage, Date.now())
    base.current = { values: getData(), mine: [] }
    const copy = readCopy(localStorage, name, Date.now())
    if (copy === undefined) return
    if (isSameText(copy.values, getData()) || isStored(copy, getData())) return localStorage.removeItem(name)
    // put into the form, it would be refused at every save
    if (!isOfVersion(copy, version)) return void layAside(copy)
    coming.current = copy
    void putInto(copy.values, copy.mine).then((isPut) => {
      // somebody who left meanwhile finds it when coming back
      if (coming.current !== copy) return
      coming.current = undefined
      if (isPut) return setRestored(copy.at)
      if (isStored(copy, getData())) localStorage.removeItem(name)
      else layAside(copy)
      // what was typed meanwhile was kept with it
      keep()
    })
  }, [name, isInitializing, version, getData, putInto, layAside, keep])

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
