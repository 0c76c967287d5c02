'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { eraseCopies } from './copies.ts'

/** Whoever logs out leaves nothing that was typed in the browser. A log-in that lapses does not end so. */
export function EraseTyping({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  useEffect(() => {
    if (pathname === '/admin/logout') eraseCopies(localStorage)
  }, [pathname])
  return children
}
