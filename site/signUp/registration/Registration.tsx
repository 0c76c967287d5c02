import type { ComponentType, ReactNode } from 'react'
import type { ShownRegistration } from '../../catalogue/signUp/shapes.ts'
import { registrationPath } from '../../catalogue/urls.ts'
import { machineTime, momentText, spanText } from '../../text/dates.ts'
import { feeShown, hasTicket, isOver, isStanding, nextText, peopleText, stateText } from '../../text/signUp.ts'
import type { CodeToScan } from './QrCode.tsx'

interface Props {
  registration: ShownRegistration
  /** Whether it was made just now. */
  isNew: boolean
  /** Address of its file for calendars, where it has one. */
  calendar?: string | undefined
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
  /** The instant of the rendering, in milliseconds since the epoch. */
  now: number
  /** Draws its code. */
  Qr: ComponentType<CodeToScan>
  /** What can be done with it. */
  children?: ReactNode
}

/** A code as it is read out and written down: in two halves. */
export function inHalves(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`
}

/** Where a registration is found again: behind the sign that no server is sent. */
export function findAgainUrl(siteUrl: string, code: string): string {
  return `${siteUrl}${registrationPath}#${code}`
}

/** What the code is good for. @param now milliseconds since the epoch */
function codeHint(registration: ShownRegistration, now: number): string {
  if (isOver(registration, now)) return '凭它和手机号还能查这次报名。'
  return `请截图或抄下来：凭它和手机号查报名、${hasTicket(registration, now) ? '签到、' : ''}取消。`
}

/** A registration as whoever made it sees it: what has become of it, when and where, the code, and what next. */
export function Registration({ registration, isNew, calendar, siteUrl, now, Qr, children }: Props) {
  const { code, title, path, start, end, venue, state, number, name, phone } = registration
  const stands = isStanding(registration)
  const isTicket = hasTicket(registration, now)
  return (
    <article className={`registration ${state}`}>
      <h2 tabIndex={-1} data-state={state}>
        {stateText(registration, now)}
      </h2>
      <p className="next">{nextText(registration, now)}</p>
      {stands && (
        <div className="ticket">
          {isTicket && <Qr text={findAgainUrl(siteUrl, code)} says={`报名码 ${code} 的二维码`} />}
          <div>
            <p className="code-name">报名码</p>
            <p className="code">{inHalves(code)}</p>
            <p className="hint">{codeHint(registration, now)}</p>
          </div>
        </div>
      )}
      <dl className="facts">
        <Row term="报的是">{path === undefined ? title : <a href={path}>{title}</a>}</Row>
        {start !== undefined && (
          <Row term="时间">
            <time dateTime={machineTime(start)}>{spanText(start, end, now)}</time>
            {calendar !== undefined && stands && registration.off === undefined && !isOver(registration, now) && (
              <small>
                <a className="more" href={calendar} type="text/calendar">
                  加入日历
                </a>
              </small>
            )}
          </Row>
        )}
        {start === undefined && path !== undefined && (
          <Row term="时间">
            <a className="more" href={path}>
              看全部课次
            </a>
          </Row>
        )}
        {venue !== undefined && <Row term="地点">{venue}</Row>}
        <Row term="报名人">
          {name} {phone}
        </Row>
        <Row term="人数">{peopleText(registration)}</Row>
        {registration.fee !== undefined && <Row term="费用">{feeShown(registration.fee)}</Row>}
        <Row term="序号">
          第 {number} 号，{momentText(registration.madeAt, now)}报的名
        </Row>
        {registration.pausedUntil !== undefined && (
          <Row term="暂停报名">
            这个手机号报了名没有来的次数多了，{momentText(registration.pausedUntil, now)}
            以前不能报别的。有特殊情况请联系主办方。
          </Row>
        )}
      </dl>
      {children}
      {isNew && (
        <p>
          <a className="more" href={registrationPath}>
            以后在“我的报名”里查
          </a>
        </p>
      )}
    </article>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
