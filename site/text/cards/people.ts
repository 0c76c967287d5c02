import type { Talent, Team } from '../../catalogue/entries.ts'
import { honourText } from '../honours.ts'
import { artForms, teamKinds } from '../../catalogue/vocabulary.ts'
import type { CardText } from './cardText.ts'

export function talentCard(talent: Talent): CardText {
  const honours = [...new Set(talent.honours.map(honourText))]
  return {
    tags: honours.map((word) => ({ word, tone: 'gold' })),
    lines: [talent.specialities.map((speciality) => artForms[speciality]).join(' · ')],
  }
}

export function teamCard(team: Team): CardText {
  const facts = [
    team.founded === undefined ? undefined : `${team.founded} 年成立`,
    team.size === undefined ? undefined : `${team.size} 人`,
  ].filter((fact) => fact !== undefined)
  return {
    tags: [{ word: teamKinds[team.kind] }],
    when: facts.length > 0 ? { before: facts.join(' · ') } : undefined,
    lines: [team.rehearsal],
  }
}
