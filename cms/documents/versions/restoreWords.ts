/** What the admin says of going back to a version, in the place of Payload's words: an entry comes back as a draft. */
export const restoreWords = {
  aboutToRestore:
    '{{label}}会按 {{versionDate}} 那一版恢复成一份草稿。公众看到的页面不变，草稿要经过审稿再发布；现在的草稿留在“版本”里。',
  confirmVersionRestoration: '恢复这一版',
  problemRestoringVersion: '没有恢复这一版。请刷新页面后再试；一直这样，请找管理员。',
  restoreThisVersion: '恢复这一版',
}
