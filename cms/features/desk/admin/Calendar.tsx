import { formatInShanghai, writtenMoment } from '../../../base/time/wallClock.ts'
import type { CalendarDay } from '../weeks.ts'

const dayName = formatInShanghai({ month: 'long', day: 'numeric', weekday: 'short' })

/** What is on in the coming weeks, a day at a time. */
export function Calendar({ days, isMore }: { days: CalendarDay[]; isMore: boolean }) {
  return (
    <section className="gongyun-calendar" aria-label="近四周的日程">
      <h2>近四周</h2>
      {days.length === 0 && <p>这四周还没有演出、课程、活动和截止日期。</p>}
      <ol>
        {days.map(({ day, items }) => (
          <li key={day}>
            <h3>
              <time dateTime={day}>{dayName.format(new Date(`${day}T12:00:00+08:00`))}</time>
            </h3>
            <ul>
              {items.map(({ at, title, href, kind, isCancelled }) => (
                <li key={href + at} className={isCancelled ? 'cancelled' : undefined}>
                  <a href={href}>
                    <b>{writtenMoment(at).slice(11)}</b> {title}
                  </a>
                  <small>{isCancelled ? `${kind} · 已取消` : kind}</small>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {isMore && <p>没有列全，其余的请到各栏目的列表里看。</p>}
    </section>
  )
}
