import type { FormModel } from '../formModel.ts'

/** What becomes of what is written into the form, in short: what, what for, how long, whom to ask. */
export function ConsentText({ model: { union, persons, children } }: { model: FormModel }) {
  const optional = [persons.takesEmail && '邮箱', '单位', children !== undefined && '孩子的姓名和年龄'].filter(Boolean)
  return (
    <details className="consent">
      <summary>个人信息怎样使用</summary>
      <dl>
        <dt>收什么</dt>
        <dd>
          只收这张表上填的：姓名、手机号，您填了的{optional.join('、')}
          ，和您的回答。手机号用来查报名和收通知；别的不填也能报名，除非标明要填。
        </dd>
        <dt>做什么用</dt>
        <dd>只用来办这次报名：留名额、通知您、现场签到、统计人数。不公开，不给别人，不用来做宣传。</dd>
        <dt>留多久</dt>
        <dd>
          加密保存。活动全部结束 {persons.keepDays}{' '}
          天后自动删去，只留下人数。想早点删，报名以后凭报名码和手机号随时可以删。
        </dd>
        <dt>问谁</dt>
        <dd>
          {union.name}
          {union.phone !== undefined && `，电话 ${union.phone}`}。
        </dd>
      </dl>
    </details>
  )
}
