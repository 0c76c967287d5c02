'use client'

import { PasswordField, useAuth, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { shortestPassword } from '../../collections/users/passwordLength.ts'

/** Beside a new password: what it must be like, and the old one where it is one's own. */
export function PasswordHelp() {
  const isChanging = useFormFields(([fields]) => fields['password'] !== undefined)
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  if (!isChanging) return null
  const isOwn = id !== undefined && String(id) === String(user?.id)
  return (
    <div className="gongyun-password">
      <p>新密码至少 {shortestPassword} 个字符，可以用一句好记的话。</p>
      {isOwn && (
        <PasswordField
          autoComplete="current-password"
          field={{ name: 'currentPassword', label: '原密码', required: true }}
          indexPath=""
          parentPath=""
          parentSchemaPath=""
          path="currentPassword"
          schemaPath="currentPassword"
        />
      )}
    </div>
  )
}
