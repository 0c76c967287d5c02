import { Mark } from '../../../base/ui/Mark.tsx'

/** What stands above the log-in form. */
export function LoginHeading() {
  return (
    <div className="gongyun-login">
      <Mark />
      <h1>工韵后台</h1>
      <p>职工文化内容管理</p>
    </div>
  )
}
