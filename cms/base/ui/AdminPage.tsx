import { DefaultTemplate } from '@payloadcms/next/templates'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

interface Props {
  /** What Payload gives a view of the admin. */
  view: AdminViewServerProps
  /** Class of what stands in it. */
  className: string
  children: ReactNode
}

/** A page of our own within the admin, with its menu and head. */
export function AdminPage({ view, className, children }: Props) {
  const { initPageResult, params, searchParams, i18n, payload } = view
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { user } = req
  return (
    <DefaultTemplate
      i18n={i18n}
      {...(locale && { locale })}
      {...(params && { params })}
      payload={payload ?? req.payload}
      permissions={permissions}
      {...(searchParams && { searchParams })}
      {...(user && { user })}
      visibleEntities={visibleEntities}
    >
      <main className={className}>{children}</main>
    </DefaultTemplate>
  )
}
