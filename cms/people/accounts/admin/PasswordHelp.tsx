'use client'

import { PasswordField, useAuth, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { shortestPassword } from '../../../base/settings/passwordLength.ts'

/** Beside a new password: what it must be like, and the old one where it is one's own. */
export function PasswordHelp() {
  const password = useFormFields(([fields]) => fields['password'])
  const { id, data } = useDocumentInfo()
  const { user } = useAuth()
  useForgetWhenSaved(data?.['updatedAt'], password)
  if (password === undefined) return null
  const isOwn = id !== undefined && String(id) === String(user?.id)
  return (
    <div className="gongyun-password">
      <p>新密码至少 {shortestPassword} 个字符，不能是常见的（如连着的数字、日期、姓名加年份）。可以用一句好记的话。</p>
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

const paths = ['password', 'confirm-password', 'currentPassword']

/**
 * Payload keeps a saved password in the form and would send it with the next save, when the old one is no more. An answer
 * that was under way brings it back, where nothing is there any more to type it into.
 */
function useForgetWhenSaved(savedAt: unknown, password: unknown): void {
  const { dispatchFields } = useForm()
  const known = useRef(savedAt)
  useEffect(() => {
    const isSaved = known.current !== savedAt
    known.current = savedAt
    const isBack = password !== undefined && document.getElementById('field-password') === null
    if (!isSaved && !isBack) return
    for (const path of paths) dispatchFields({ type: 'REMOVE', path })
  }, [savedAt, password, dispatchFields])
}
