import { Button } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { LoginHeading } from './LoginHeading.tsx'

/** /admin/forgot, in place of Payload's, which promises a mail: this site sends none. */
export function ForgottenPassword({ initPageResult }: AdminViewServerProps) {
  const isLoggedIn = initPageResult.req.user !== null
  return (
    <div className="gongyun-forgotten">
      <LoginHeading />
      <h2>忘记密码</h2>
      <p>请找管理员：管理员在后台的“账号”里打开您的账号，就能为您设一个新密码。</p>
      <p>本站不发邮件，不能用邮箱重设密码。</p>
      <Button buttonStyle="secondary" el="link" size="large" to={isLoggedIn ? '/admin' : '/admin/login'}>
        {isLoggedIn ? '返回后台' : '返回登录'}
      </Button>
    </div>
  )
}
