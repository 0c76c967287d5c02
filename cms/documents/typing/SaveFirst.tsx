'use client'

import { toast, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { useStep } from './useStep.ts'

/** Payload's own items of an entry's menu that act on what the server has, by their ids, and what each does. */
const items = { 'action-duplicate': '复制', 'action-delete': '删除' } as const
const isItem = (id: string): id is keyof typeof items => Object.hasOwn(items, id)

/**
 * Stands in the menu of an entry and saves what was typed before Payload copies or deletes it: Payload 3.90 would copy the
 * text without that, and take the entry away from under the form's own saving. It has no place for items of ours.
 */
export function SaveFirst() {
  const { takeStep } = useStep()
  const isModified = useFormModified()
  const place = useRef<HTMLSpanElement>(null)
  const [clicked, setClicked] = useState<HTMLElement>()
  const save = useRef<(item: HTMLElement, what: string) => Promise<void>>(undefined)
  save.current = async (item, what) => {
    const outcome = await takeStep(() => Promise.resolve('saved' as const))
    if (outcome === 'saved') return setClicked(item)
    toast.error(`刚写的没有存上，所以没有${what}。请照页面上的提示改好再${what}；不要刚写的了，请刷新页面。`)
  }

  const hasUnsaved = useRef(isModified)
  hasUnsaved.current = isModified
  useEffect(() => {
    const menu = place.current?.parentElement
    const saveFirst = (event: MouseEvent): void => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
      if (item === null || !isItem(item.id) || !hasUnsaved.current) return
      event.stopPropagation()
      void save.current?.(item, items[item.id])
    }
    menu?.addEventListener('click', saveFirst, { capture: true })
    return () => menu?.removeEventListener('click', saveFirst, { capture: true })
  }, [])
  // once the form knows that it is saved: Payload's item asks it
  useEffect(() => {
    if (clicked === undefined || isModified) return
    setClicked(undefined)
    clicked.click()
  }, [clicked, isModified])

  return <span ref={place} hidden />
}
