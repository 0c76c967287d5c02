import { useId } from 'react'
import { RadioGroup } from './RadioGroup.tsx'

interface Props {
  label: string
  /** As it is typed: empty, or from 1 to 5. */
  value: string
  problem: string | undefined
  onChange: (stars: string) => void
}

const words = ['很差', '较差', '一般', '满意', '很满意']

/** One to five stars; radio buttons, so that arrows choose as fingers do. */
export function Stars({ label, value, problem, onChange }: Props) {
  const name = useId()
  const chosen = Number(value)
  return (
    <RadioGroup label={label} className="gongyun-orders-stars" problem={problem}>
      <span>
        {words.map((word, index) => (
          <label key={word}>
            <input
              type="radio"
              name={name}
              value={index + 1}
              aria-label={`${index + 1} 星，${word}`}
              checked={chosen === index + 1}
              onChange={({ target }) => onChange(target.value)}
            />
            <span aria-hidden="true">{index < chosen ? '★' : '☆'}</span>
          </label>
        ))}
        <b aria-hidden="true">{words[chosen - 1]}</b>
      </span>
    </RadioGroup>
  )
}
