import { DefaultTemplate } from '@payloadcms/next/templates'
import type { AdminViewServerProps } from 'payload'
import { registrations } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { CheckIn } from '../checkIn/admin/CheckIn.tsx'
import { BookablePage } from '../desk/admin/BookablePage.tsx'
import { DeskList } from '../desk/admin/DeskList.tsx'

/** /admin/signups, /admin/signups/bookable and /admin/signups/check-in: the organisers' desk. */
export function SignUpsView({ initPageResult, params, searchParams, i18n, payload }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { user } = req
  const page = String(params?.['segments']?.[1] ?? '')
  const asked = (name: string): string | undefined => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : undefined
  }
  const occasion = asked('occasion')
  const bookable = { collection: asked('collection') ?? '', entry: asked('entry') ?? '', ...(occasion && { occasion }) }
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
      <main className="gongyun-signups">
        {cellOf(registrations.rows.see, user) === 'nobody' ? (
          <p>您的账号不能看报名。管理员、编辑可以看全部，单位编辑可以看本单位的。</p>
        ) : page === 'bookable' ? (
          <BookablePage bookable={bookable} />
        ) : page === 'check-in' ? (
          <CheckIn bookable={bookable} lesson={asked('lesson') ?? ''} />
        ) : (
          <DeskList />
        )}
      </main>
    </DefaultTemplate>
  )
}
