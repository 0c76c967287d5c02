import type { Series } from '../series.ts'
import { dayText, slotText } from '../slotText.ts'

/** The dates of a series before it is added, what is passed over, and what could not be checked. */
export function SeriesPreview({ series: { slots, skipped, unknownYears } }: { series: Series }) {
  return (
    <div className="preview">
      <ol>
        {slots.map((slot) => (
          <li key={slot.start}>{slotText(slot)}</li>
        ))}
      </ol>
      {skipped.length > 0 && (
        <p>
          跳过 {skipped.length} 天：{skipped.map(({ day, reason }) => `${dayText(day)}（${reason}）`).join('、')}
        </p>
      )}
      {unknownYears.length > 0 && (
        <p className="problem">
          {unknownYears.join('、')} 年的放假安排还没有录入（编辑在“设置 · 放假安排”里录），这一年的日期没有核对节假日，请自行核对。
        </p>
      )}
    </div>
  )
}
