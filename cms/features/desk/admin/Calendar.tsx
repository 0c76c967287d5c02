import { changeWords } from '../../../../site/catalogue/calendar/change.ts'
import { formatInShanghai, writtenMoment } from '../../../base/time/wallClock.ts'
import type { CalendarDay } from '../weeks.ts'

const dayName = formatInShanghai({ month: 'long', day: 'numeric', weekday: 'short' })

/** Days that stand open; the piles below are to be seen without much scrolling. */
const openDays = 6

/** What is on in the coming weeks, a day at a time. */
export function Calendar({ days, isMore }: { days: CalendarDay[]; isMore: boolean }) {
  const later = days.slice(openDays)
  return (
    <section className="gongyun-calendar" aria-label="近四周的日程">
      <h2>近四周</h2>
      {days.length === 0 && <p>这四周还没有演出、课程、活动和截止日期。</p>}
      <Days days={days.slice(0, openDays)} />
      {later.length > 0 && (
        <details>
          <summary>再看后面 {later.length} 天</summary>
          <Days days={later} />
        </details>
      )}
      {isMore && <p>没有列全，其余的请到各栏目的列表里看。</p>}
    </section>
  )
}

function Days({ days }: { days: CalendarDay[] }) {
  return (
    <ol>
      {days.map(({ day, items }) => (
        <li key={day}>
          <h3>
            <time dateTime={day}>{dayName.format(new Date(`${day}T12:00:00+08:00`))}</time>
          </h3>
          <ul>
            {items.map(({ at, title, href, kind, change }) => (
              <li key={href + at} className={change === 'cancelled' ? 'cancelled' : undefined}>
                <a href={href}>
                  <b>{writtenMoment(at).slice(11)}</b> {title}
                </a>
                <small>{change === undefined ? kind : `${kind} · ${changeWords[change]}`}</small>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
