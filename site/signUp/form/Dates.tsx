import type { ShownPlace } from '../../catalogue/signUp/shapes.ts'
import { placesText, seatsText } from '../../text/signUp.ts'
import type { FormModel } from '../formModel.ts'
import { idOf, ProblemText } from './Field.tsx'

interface Props {
  model: FormModel
  chosen: string
  problem: string | undefined
  /** What is left, by the id of the date; empty before it is known, and without a script. */
  places: Readonly<Record<string, ShownPlace>>
  onChoose: (id: string) => void
}

/** Which of the dates one comes to; of a whole course what belongs to it. */
export function Dates({ model, chosen, problem, places, onChoose }: Props) {
  const [path, course] = ['bookable.occasion', places['course']]
  const drawnOf = (seats: number | undefined) => (model.how === 'lottery' ? seats : undefined)
  if (model.per === 'course')
    return (
      <p className="whole">
        整门课一起报名，共 {model.dates.length} 课还没上
        {model.dates[0] && `，下一课 ${model.dates[0].text}`}。
        {course && <b>{placesText(course, drawnOf(model.dates[0]?.seats))}</b>}
      </p>
    )
  return (
    <fieldset className={problem === undefined ? 'field' : 'field wrong'}>
      <legend>{model.dates.length > 1 ? '来哪一次' : '时间'}</legend>
      <ProblemText path={path} problem={problem} />
      {model.dates.map(({ id, text, venue, seats, isFull }, index) => {
        const place = places[id]
        const isOut = place === undefined ? isFull : place.state !== 'open' && place.state !== 'waiting-list'
        return (
          <label key={id} className="choice">
            <input
              type="radio"
              name="occasion"
              value={id}
              required
              id={index === 0 ? idOf(path) : undefined}
              checked={chosen === id}
              disabled={isOut}
              aria-describedby={problem === undefined ? undefined : `${idOf(path)}-problem`}
              onChange={() => onChoose(id)}
            />
            <span>
              <b>{text}</b>
              <small>
                {[
                  venue,
                  place
                    ? placesText(place, drawnOf(seats))
                    : isFull
                      ? '已满'
                      : seats !== undefined && seatsText(seats, model.how),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
