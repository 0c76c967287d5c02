import { useState } from 'react'
import { askDesk, type OfBookable } from '../../desk/admin/ask.ts'
import { absentAnswer } from './answers.ts'

interface Props {
  bookable: OfBookable
  lesson: string
  /** Registrations that are noted as absent. */
  absent: number
  isDisabled: boolean
  onDone: (said: string) => Promise<void>
}

/** 其余记为未到, for a whole lesson: asked for twice, since it may pause people, and taken back as a whole. */
export function Absent({ bookable, lesson, absent, isDisabled, onDone }: Props) {
  // of which lesson it was asked, so that another one asks anew
  const [asked, setAsked] = useState<string>()
  const send = async (undo: boolean): Promise<void> => {
    setAsked(undefined)
    const got = await askDesk('desk/absent', absentAnswer, { bookable, lesson, ...(undo && { undo }) })
    const done = (count: number) => (undo ? `已撤销 ${count} 个未到。` : `已把 ${count} 个没有签到的记为未到。`)
    await onDone(got.ok ? done(got.value.absent) : got.message)
  }
  const button = (word: string, onPress: () => void) => (
    <button className="btn btn--style-secondary" type="button" disabled={isDisabled} onClick={onPress}>
      {word}
    </button>
  )
  if (asked === lesson)
    return (
      <>
        {button('确定：没有签到的都记为未到', () => void send(false))}
        {button('不记了', () => setAsked(undefined))}
      </>
    )
  return (
    <>
      {button('其余记为未到', () => setAsked(lesson))}
      {absent > 0 && button(`全部撤销未到（${absent} 个）`, () => void send(true))}
    </>
  )
}
