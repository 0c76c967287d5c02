import { longestAnswer } from '../../catalogue/signUp/rules.ts'
import type { Problem } from '../../catalogue/signUp/shapes.ts'
import type { FormModel } from '../formModel.ts'
import { Field, problemAt, Tick, toldBy } from './Field.tsx'

interface Props {
  questions: FormModel['questions']
  answers: Readonly<Record<string, string>>
  problems: readonly Problem[]
  onAnswer: (id: string, answer: string) => void
}

/** What the organiser asks besides. */
export function Questions({ questions, answers, problems, onAnswer }: Props) {
  return questions.map(({ id, label, kind, choices, isRequired }) => {
    const path = `answers.${id}`
    const problem = problemAt(problems, path)
    const shared = {
      name: `answer.${id}`,
      value: answers[id] ?? '',
      required: isRequired,
      ...toldBy({ path, problem }),
    }
    if (kind === 'consent')
      return (
        <Tick
          key={id}
          path={path}
          name={shared.name}
          problem={problem}
          isRequired={isRequired}
          isChecked={shared.value !== ''}
          onTick={(isChecked) => onAnswer(id, isChecked ? 'yes' : '')}
        >
          {label}
          {!isRequired && <span className="optional">（可不勾）</span>}
        </Tick>
      )
    return (
      <Field key={id} path={path} label={label} isRequired={isRequired} problem={problem}>
        {kind === 'choice' ? (
          <select {...shared} onChange={(event) => onAnswer(id, event.currentTarget.value)}>
            <option value="">请选择</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...shared}
            maxLength={kind === 'number' ? 9 : longestAnswer}
            inputMode={kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            onChange={(event) => onAnswer(id, event.currentTarget.value)}
          />
        )}
      </Field>
    )
  })
}
