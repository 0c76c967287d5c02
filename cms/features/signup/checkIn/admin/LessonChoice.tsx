import type { ShownLesson } from '../../desk/admin/answers.ts'
import { lessonText } from '../../desk/admin/lessons.ts'

interface Props {
  lessons: readonly ShownLesson[]
  chosen: string
  onChoose: (lesson: string) => void
}

/** Of which lesson attendance is taken; nothing where there is one alone. */
export function LessonChoice({ lessons, chosen, onChoose }: Props) {
  if (lessons.length < 2) return null
  return (
    <p>
      <label>
        签哪一课{' '}
        <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
          {lessons.map((lesson) => (
            <option key={lesson.id} value={lesson.id}>
              {lessonText(lesson)}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}
