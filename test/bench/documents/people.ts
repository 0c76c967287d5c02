import { artForms, honourKinds, honourLevels, teamKinds, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { personName } from '../text/names.ts'
import { nameOf } from '../words.ts'
import type { Documents, Maker } from './maker.ts'

/** Talents, who have all agreed to be published, and teams. */
export function people(maker: Maker): Pick<Documents, 'talents' | 'teams'> {
  const { random, ids, maybe, rowId, past, year } = maker
  return {
    talents: ids.talents.map((id, index) => ({
      id,
      ...maker.page('talents', index),
      name: personName(random),
      unit: maybe(0.9, () => random.pick(ids.units)),
      specialities: random.some(valuesOf(artForms), 1, 3),
      speaker: random.chance(0.05),
      honours: Array.from({ length: random.between(0, 2) }, () => ({
        id: rowId(),
        kind: random.pick(valuesOf(honourKinds)),
        level: random.pick(valuesOf(honourLevels)),
        year: year(),
      })),
      consent: { given: true, date: past() },
    })),
    teams: ids.teams.map((id, index) => ({
      id,
      ...maker.page('teams', index),
      name: nameOf(random, '艺术团'),
      kind: random.pick(valuesOf(teamKinds)),
      unit: maybe(0.9, () => random.pick(ids.units)),
      founded: maybe(0.7, year),
      size: maybe(0.8, () => random.between(8, 60)),
      leader: maybe(0.8, () => random.pick(ids.talents)),
      members: random.some(ids.talents, 0, 12),
      rehearsal: maybe(0.6, () => '每周三 19:00–21:00，文化宫排练厅'),
      joining: maybe(0.5, () => '打电话报名，面试一次'),
      pictures: random.some(ids.media, 0, 3),
    })),
  }
}
