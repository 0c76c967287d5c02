import { writtenMoment } from '../../../../base/time/wallClock.ts'
import type { ShownOrder } from '../rules/answers.ts'

/** Who has done what with an order, and why. */
export function OrderTrace({ trace }: Pick<ShownOrder, 'trace'>) {
  return (
    <details>
      <summary>经过（{trace.length}）</summary>
      <ul className="gongyun-grassroots-trace">
        {trace.map(({ at, by, step, reason }, index) => (
          <li key={index}>
            {writtenMoment(at)} {by} {step}
            {reason !== '' && `：${reason}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
