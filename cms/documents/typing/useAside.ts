'use client'

import { useEffect, useState } from 'react'
import { askServer } from './askServer.ts'
import { asideName, type Copy, keepCopy, readCopy, setAside } from './copies.ts'
import type { Kept } from './useCopy.ts'

interface Aside {
  /** What was set aside for the newest version and waits; undefined when nothing does. */
  aside: Copy | undefined
  /** Sets aside what was typed and shows what the server has. @returns false when the browser has no room for it */
  loadNewest: () => boolean
  /** Puts what was set aside into the form, and nothing else. @returns false when the server is not there */
  putBack: () => Promise<boolean>
  /** Does without what was set aside. */
  drop: () => void
}

/** What a person typed waits in the browser while the form shows what somebody else has saved meanwhile. */
export function useAside({ name, outdated, typed, putInto, discard }: Kept): Aside {
  const [aside, setCopy] = useState<Copy>()
  useEffect(() => {
    if (name !== undefined) setCopy(readCopy(localStorage, asideName(name), Date.now()))
  }, [name, outdated])

  const loadNewest = (): boolean => {
    if (name === undefined) return false
    const earlier = readCopy(localStorage, asideName(name), Date.now())
    const isKept = keepCopy(localStorage, asideName(name), setAside(typed(), earlier))
    if (isKept) discard()
    return isKept
  }
  const drop = (): void => {
    if (name !== undefined) localStorage.removeItem(asideName(name))
    setCopy(undefined)
  }
  const putBack = async (): Promise<boolean> => {
    if (name === undefined || aside === undefined) return false
    // the form asks the server how to show values, and is empty without its answer
    if ((await askServer()) !== 'ready') return false
    const now = typed()
    const copy = { at: aside.at, values: { ...now.values, ...aside.values }, mine: [...now.mine, ...aside.mine] }
    if (!(await putInto(copy.values, copy.mine))) return false
    // kept as unsaved before it is let go as set aside
    if (keepCopy(localStorage, name, copy)) drop()
    else setCopy(undefined)
    return true
  }
  return { aside, loadNewest, putBack, drop }
}
