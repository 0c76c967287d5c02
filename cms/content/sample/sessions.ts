import type { CourseFile, SessionFile } from './courseFile.ts'

/**
 * All sessions of a course in content order: those listed one by one, then its weekly series written out.
 * Topics of a series belong to its lessons in order; lessons beyond the last topic have none.
 */
export function sessionsOf(course: CourseFile): SessionFile[] {
  if (course.series === undefined) return course.sessions
  const { count, topics, ...first } = course.series
  const lessons = Array.from({ length: count }, (_, index): SessionFile => {
    const topic = topics[index]
    return { ...first, cancelled: false, postponed: false, full: false, week: first.week + index, ...(topic === undefined ? {} : { topic }) }
  })
  return [...course.sessions, ...lessons]
}
