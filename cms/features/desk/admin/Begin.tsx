import type { FirstStep } from '../firstSteps.ts'

/** What is written most often, with the library in which it is. */
const usual = [
  { label: '写演出预告', library: 'performances' },
  { label: '写公告', library: 'notices' },
  { label: '开课程', library: 'courses' },
] as const

/** At the top of the desk: the way to a new entry for whoever may write, and what to do first on a new site. */
export function Begin({ mayWrite, steps }: { mayWrite: boolean; steps: FirstStep[] }) {
  return (
    <>
      {mayWrite && (
        <nav className="gongyun-begin" aria-label="新建">
          {usual.map(({ label, library }) => (
            <a key={library} href={`/admin/collections/${library}/create`}>
              {label}
            </a>
          ))}
        </nav>
      )}
      {steps.length > 0 && (
        <section className="gongyun-first" aria-label="先做这几件事">
          <h2>欢迎！先做这几件事</h2>
          <ol>
            {steps.map(({ title, why, href }) => (
              <li key={href}>
                <a href={href}>{title}</a>
                <small>{why}</small>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
