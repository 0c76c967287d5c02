import { catalogue } from '../../base/catalogue.ts'

/** What is refused about accounts, passwords and log-ins. */
export const accountReason = catalogue({
  'no-mail-for-passwords': [400, '本站没有配置邮件，不能自助重设密码。请找管理员在“账号”里为您设新密码。'],
  'password-no-text': [400, '密码要写文字，请重新填写。'],
  'password-too-short': [
    400,
    ({ length, shortest }: { length: number; shortest: number }) =>
      `密码太短：现在是 ${length} 个字符，至少要 ${shortest} 个。可以用一句好记的话。`,
  ],
  'password-too-long': [
    400,
    ({ length, longest }: { length: number; longest: number }) =>
      `密码太长：现在是 ${length} 个字符，最多 ${longest} 个。`,
  ],
  'password-too-common': [
    400,
    '这个密码太常见，容易被猜到：不要用连着的数字或按键、日期、常用词，也不要用自己的姓名和邮箱。可以用几个不相干的词连成一句好记的话。',
  ],
  'old-password-missing': [400, '请填写原密码：改自己的密码，要先写对现在的密码。'],
  'old-password-wrong': [400, '原密码不对，密码没有改。忘了的话，请找管理员为您设新密码。'],
  'too-many-guesses': [
    429,
    ({ minutes }: { minutes: number }) =>
      `登录尝试太多，请 ${minutes} 分钟后再试。您以前登录过的浏览器不受别人尝试的影响。`,
  ],
  'last-administrator': [
    400,
    ({ what }: { what: string }) =>
      `这是最后一个管理员账号，不能${what}，否则没有人能管理账号和网站设置。请先把另一个账号设为管理员。`,
  ],
})
