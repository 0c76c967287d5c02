'use client'

import { useNav, usePreferences } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Of a laptop: Payload (3.90) closes the menu there, though there is room for it. */
const laptop = '(min-width: 1025px) and (max-width: 1440px)'

/** Opens the menu on a laptop, unless whoever looks has closed it before. */
export function OpenMenu() {
  const { hydrated, setNavOpen } = useNav()
  const { getPreference } = usePreferences()
  useEffect(() => {
    if (!hydrated || !matchMedia(laptop).matches) return
    void getPreference<{ open?: boolean }>('nav').then((preferred) => {
      if (preferred?.open !== false) setNavOpen(true)
    })
  }, [hydrated, getPreference, setNavOpen])
  return null
}
