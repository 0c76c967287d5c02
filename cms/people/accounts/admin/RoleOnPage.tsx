'use client'

import { useAuth } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'

/**
 * Writes the role of whoever is logged in on the page, as `data-role` of `html`, for admin.css: Payload offers bulk
 * publishing to whoever may update anything. The server refuses it in any case.
 */
export function RoleOnPage({ children }: { children: ReactNode }) {
  const { user } = useAuth()
  const role: unknown = user?.['role']
  useEffect(() => {
    document.documentElement.dataset['role'] = typeof role === 'string' ? role : ''
  }, [role])
  return children
}
