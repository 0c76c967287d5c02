'use client'

import { toast, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { Unsaved } from './Unsaved.tsx'
import { useStep } from './useStep.ts'

/** Payload's own items of an entry's menu that act on what the server has, by their ids, and what each does. */
const items = { 'action-duplicate': '复制', 'action-delete': '删除' } as const
const isItem = (id: string): id is keyof typeof items => Object.hasOwn(items, id)

/** An item of the menu that was chosen. */
interface Chosen {
  item: HTMLElement
  what: (typeof items)[keyof typeof items]
}

/**
 * Stands in the menu of an entry and saves what was typed before Payload copies or deletes it: Payload 3.90 would copy the
 * text without that, and take the entry away from under the form's own saving. It has no place for items of ours.
 */
export function SaveFirst() {
  const { takeStep } = useStep()
  const isModified = useFormModified()
  const place = useRef<HTMLSpanElement>(null)
  const [saved, setSaved] = useState<Chosen>()
  const [unsaved, setUnsaved] = useState<Chosen>()
  /** Whether the next click goes to Payload's item, and whether one is being prepared. */
  const isLetThrough = useRef(false)
  const isPreparing = useRef(false)

  const prepare = useRef<(chosen: Chosen) => Promise<void>>(undefined)
  prepare.current = async (chosen) => {
    isPreparing.current = true
    const notice = toast.loading(`正在保存刚写的，然后${chosen.what}…`)
    const outcome = await takeStep(() => Promise.resolve('saved' as const)).finally(() => toast.dismiss(notice))
    if (outcome === 'saved') return setSaved(chosen)
    isPreparing.current = false
    setUnsaved(chosen)
  }
  const goOn = ({ item }: Chosen): void => {
    isPreparing.current = false
    isLetThrough.current = true
    item.click()
    isLetThrough.current = false
  }

  const hasUnsaved = useRef(isModified)
  hasUnsaved.current = isModified
  useEffect(() => {
    const menu = place.current?.parentElement
    const saveFirst = (event: MouseEvent): void => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
      if (item === null || !isItem(item.id) || isLetThrough.current) return
      if (!hasUnsaved.current && !isPreparing.current) return
      event.stopPropagation()
      if (isPreparing.current) return
      // the menu closes when something beside it is pressed
      document.body.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
      void prepare.current?.({ item, what: items[item.id] })
    }
    menu?.addEventListener('click', saveFirst, { capture: true })
    return () => menu?.removeEventListener('click', saveFirst, { capture: true })
  }, [])
  // once the form knows that it is saved: Payload's item asks it
  useEffect(() => {
    if (saved === undefined || isModified) return
    setSaved(undefined)
    goOn(saved)
  }, [saved, isModified])

  return (
    <>
      <span ref={place} hidden />
      {unsaved !== undefined && (
        <Unsaved what={unsaved.what} onGoOn={() => goOn(unsaved)} onClose={() => setUnsaved(undefined)} />
      )}
    </>
  )
}
