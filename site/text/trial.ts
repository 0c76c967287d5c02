import type { sessionsOf } from '../catalogue/calendar/occasions.ts'

/**
 * Which lesson of a 普惠 course is free: 首课免费体验; of one whose first lesson was moved behind another or called off
 * 最先上的一课（第 2 课）免费体验.
 * @param lessons of the course, in order of time
 */
export function trialText(lessons: ReturnType<typeof sessionsOf>): string {
  const trial = lessons.find(({ isTrial }) => isTrial)
  return trial === undefined || trial.number === 1 ? '首课免费体验' : `最先上的一课（第 ${trial.number} 课）免费体验`
}
