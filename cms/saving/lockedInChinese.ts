import type { AfterErrorHook } from 'payload'

const locked = /^(Document|Global document) with .* is currently locked/

/** What an editor is told who writes to what somebody else is writing: Payload says it in English only. */
export function inChinese(message: string): string {
  return locked.test(message) ? '别人正在编辑它，现在不能保存或删除。请等对方离开，或打开它后点“接管”。' : message
}

/** Says it in the API's answers. */
export const lockedInChinese: AfterErrorHook = ({ result }) => {
  const errors = result?.errors
  if (errors === undefined || !errors.some(({ message = '' }) => locked.test(message))) return
  return {
    response: { ...result, errors: errors.map((error) => ({ ...error, message: inChinese(error.message ?? '') })) },
  }
}
