'use client'

import { useNav, usePreferences } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Of a laptop: Payload (3.90) closes the menu there, though there is room for it. */
const laptop = '(min-width: 1025px) and (max-width: 1440px)'

/** What has no room for an open menu beside the page. */
const narrow = '(max-width: 1024px)'

/** Opens the menu on a laptop, unless whoever looks has closed it before; a window that is made narrow closes it. */
export function OpenMenu() {
  const { hydrated, setNavOpen } = useNav()
  const { getPreference } = usePreferences()
  useEffect(() => {
    if (!hydrated) return
    const isNarrow = matchMedia(narrow)
    const close = (): void => {
      if (isNarrow.matches) setNavOpen(false)
    }
    isNarrow.addEventListener('change', close)
    if (matchMedia(laptop).matches)
      void getPreference<{ open?: boolean }>('nav').then((preferred) => {
        if (preferred?.open !== false) setNavOpen(true)
      })
    return () => isNarrow.removeEventListener('change', close)
  }, [hydrated, getPreference, setNavOpen])
  return null
}
