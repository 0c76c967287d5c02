import { useState } from 'react'
import { audiences } from '../../../../../site/catalogue/vocabulary.ts'
import { momentInWords } from '../../../../base/time/wallClock.ts'
import { states, trialAnswers } from '../../asked/words.ts'
import { Certificate } from '../../certificates/admin/Certificate.tsx'
import { MakeUps } from '../../makeUps/admin/MakeUps.tsx'
import { Payments } from '../../payments/admin/Payments.tsx'
import { TrialButtons } from '../../trial/admin/Trial.tsx'
import { type BookableAnswer, type Revealed, revealed, type ShownRegistration, stepAnswer } from './answers.ts'
import { askDesk } from './ask.ts'
import { RegistrationSteps } from './RegistrationSteps.tsx'
import type { Act } from './useBookable.ts'

interface Props {
  answer: BookableAnswer
  registration: ShownRegistration
  onAct: Act
}

/** One registration of the list, nobody named until somebody asks. */
export function RegistrationLine({ answer, registration: one, onAct }: Props) {
  const { bookable, mayReveal, mayWork } = answer
  const [person, setPerson] = useState<Revealed>()
  const [problem, setProblem] = useState<string>()
  const reveal = async () => {
    const got = await askDesk('desk/reveal', revealed, { registration: one.id })
    if (got.ok) setPerson(got.value)
    setProblem(got.ok ? undefined : got.message)
  }
  const lessonName = (id: string): string => {
    const lesson = bookable.lessons.length > 1 ? bookable.lessons.find((held) => held.id === id) : undefined
    return lesson === undefined ? '' : `第 ${lesson.number} 课`
  }
  return (
    <li>
      <span>
        <strong>
          {one.number} 号 {person?.name ?? one.name}
        </strong>{' '}
        {person?.phone ?? one.phone} · {one.seats} 人{one.children > 0 && `（孩子 ${one.children}）`}
        {one.audience !== undefined && ` · ${audiences[one.audience]}`}
      </span>
      <span>
        {stateText(one)}
        {one.trial !== undefined && `（${trialAnswers[one.trial]}）`}
        {one.position !== undefined && `，第 ${one.position} 位`}
        {inOrder(one.attendance, bookable.lessons).map(({ lesson, state, people }) =>
          state === 'came' ? `，${lessonName(lesson)}到场 ${people} 人` : `，${lessonName(lesson)}未到`,
        )}
      </span>
      {person !== undefined && (
        <span>
          {[person.email ?? '', person.unit, ...person.children.map(({ name, age }) => `${name} ${age} 岁`)]
            .filter(Boolean)
            .join('；')}
          {person.answers.map(({ question, answer }) => `；${question}：${answer}`)}
        </span>
      )}
      {one.state === 'confirmed' && bookable.lessons.length > 1 && <MakeUps registration={one} mayWork={mayWork} />}
      {one.fee !== undefined && <Payments registration={one} mayWork={mayWork} />}
      {problem !== undefined && <span role="alert">{problem}</span>}
      <span className="gongyun-signups-tabs">
        {mayReveal && person === undefined && (
          <button type="button" onClick={() => void reveal()}>
            看姓名电话
          </button>
        )}
        {mayReveal && one.state === 'confirmed' && answer.givesCertificates && <Certificate registration={one} />}
        {mayWork && (
          <TrialButtons
            registration={one}
            onStep={(path, done) => () => void onAct(path, stepAnswer, { registration: one.id }, done)}
          />
        )}
        {mayWork && (
          <RegistrationSteps
            registration={one}
            onStep={(path, done, more) => onAct(path, stepAnswer, { registration: one.id, ...more }, done)}
          />
        )}
      </span>
    </li>
  )
}

/** Lesson by lesson. */
function inOrder<Noted extends { lesson: string }>(
  noted: readonly Noted[],
  lessons: readonly { id: string }[],
): Noted[] {
  const placeOf = ({ lesson }: Noted): number => lessons.findIndex(({ id }) => id === lesson)
  return noted.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** What has become of it, to who is not the one who signed up. */
function stateText({ state, seats, offeredSeats, offerUntil }: ShownRegistration): string {
  if (state !== 'offered') return states[state]
  return `有 ${offeredSeats ?? seats} 个名额等本人确认${offerUntil === undefined ? '' : `，到 ${momentInWords(offerUntil)}`}`
}
