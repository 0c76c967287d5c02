import { longestName } from '../../catalogue/signUp/rules.ts'
import type { Problem } from '../../catalogue/signUp/shapes.ts'
import type { FormModel } from '../formModel.ts'
import { placesOfChosen, type Typed } from '../typed.ts'
import { Field, idOf, problemAt, ProblemText, Tick, toldBy } from './Field.tsx'

interface Props {
  model: FormModel
  typed: Typed
  problems: readonly Problem[]
  /** Whether rows cannot be added, since no script runs: then all are there. */
  isPlain: boolean
  onType: (change: Partial<Typed>) => void
}

/** Who comes: whoever signs up, and their children. */
export function Children({ model, typed, problems, isPlain, onType }: Props) {
  const { children: ages } = model
  if (ages === undefined) return null
  const people = Math.min(model.mostSeats, placesOfChosen(model, typed.occasion) ?? Infinity)
  const most = Math.min(people, 9)
  // without scripts another date may be chosen yet, and nobody who was typed goes
  const rows = isPlain
    ? Array.from({ length: Math.min(model.mostSeats, 9) }, (_, index) => typed.children[index] ?? { name: '', age: '' })
    : typed.children
  const put = (index: number, change: Partial<Typed['children'][number]>) =>
    onType({ children: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) })
  const all = problemAt(problems, 'children')
  return (
    <fieldset className={all === undefined ? 'field people' : 'field people wrong'}>
      <legend>谁来</legend>
      <p className="hint">
        可以带 {ages.youngest} 到 {ages.oldest} 岁的孩子，连您一起最多 {people} 个人。
      </p>
      <Tick path="comes" name="comes" problem={undefined} isChecked={typed.comes} onTick={(comes) => onType({ comes })}>
        我也来（不勾就是只有孩子来）
      </Tick>
      {rows.map((row, index) => {
        const [name, age] = [`children.${index}.name`, `children.${index}.age`]
        return (
          // rows have no name of their own
          <div className="child" key={index} role="group" aria-label={`孩子 ${index + 1}`}>
            <Field
              path={name}
              label={`孩子 ${index + 1} 的姓名`}
              isRequired={!isPlain}
              problem={problemAt(problems, name)}
            >
              <input
                name={`child${index + 1}Name`}
                value={row.name}
                maxLength={longestName}
                autoComplete="off"
                onChange={(event) => put(index, { name: event.currentTarget.value })}
                {...toldBy({ path: name, problem: problemAt(problems, name) })}
              />
            </Field>
            <Field path={age} label="年龄（岁）" isRequired problem={problemAt(problems, age)}>
              <input
                name={`child${index + 1}Age`}
                value={row.age}
                inputMode="numeric"
                maxLength={5}
                autoComplete="off"
                onChange={(event) => put(index, { age: event.currentTarget.value })}
                {...toldBy({ path: age, problem: problemAt(problems, age) })}
              />
            </Field>
            {!isPlain && (
              <button
                type="button"
                className="button quiet small"
                onClick={() => onType({ children: rows.filter((_, at) => at !== index) })}
              >
                去掉<span className="unseen">孩子 {index + 1}</span>
              </button>
            )}
          </div>
        )
      })}
      <div id={idOf('children')} tabIndex={-1}>
        <ProblemText path="children" problem={all} />
      </div>
      {!isPlain && rows.length < most && (
        <button
          type="button"
          className="button quiet small"
          onClick={() => onType({ children: [...rows, { name: '', age: '' }] })}
        >
          加一个孩子
        </button>
      )}
    </fieldset>
  )
}
