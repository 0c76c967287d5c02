'use client'

import { Link, useModal } from '@payloadcms/ui'
import { usePathname, useRouter, useSearchParams } from 'next/navigation.js'
import type { ReactNode } from 'react'

interface Props {
  href: string
  /** Of the version. */
  id: string
  /** Whether it is chosen to compare the one on the page with, as in the drawer 更多版本. */
  isToCompare: boolean
  children: ReactNode
}

/** The way to a version, or its choice. */
export function VersionLink({ href, id, isToCompare, children }: Props) {
  const { closeAllModals } = useModal()
  const router = useRouter()
  const pathname = usePathname()
  const searchParams = useSearchParams()
  if (!isToCompare)
    return (
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    )
  const choose = (): void => {
    closeAllModals()
    const query = new URLSearchParams(searchParams)
    query.set('versionFrom', id)
    router.push(`${pathname}?${query.toString()}`)
  }
  return (
    <button type="button" onClick={choose}>
      {children}
    </button>
  )
}
