import type { Pile } from '../desk.ts'
import { ScheduleStepsOnPage } from '../../schedule/admin/ScheduleSteps.tsx'

/** What waits for one reason: how many, the first of them, and the way to all. */
export function DeskPile({ pile, mayPlan }: { pile: Pile; mayPlan: boolean }) {
  return (
    <section className={`gongyun-pile ${pile.isBad ? 'failed' : ''}`} id={`desk-${pile.name}`}>
      <h2>
        {pile.title} <span>{`${pile.total}${pile.isMore ? '+' : ''}`}</span>
      </h2>
      {pile.advice && <p>{pile.advice}</p>}
      <ul>
        {pile.items.map(({ title, href, detail, problem, schedule }) => (
          <li key={href + detail}>
            <a href={href}>{title}</a>
            <small>{detail}</small>
            {problem && <em>{problem}</em>}
            {schedule && mayPlan && <ScheduleStepsOnPage {...schedule} />}
          </li>
        ))}
      </ul>
      <footer>
        {pile.links.map(({ label, href }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </footer>
    </section>
  )
}
