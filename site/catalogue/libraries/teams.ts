import { z } from 'zod'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { id, page, text } from '../schemas/parts.ts'
import { teamKinds, valuesOf } from '../vocabulary.ts'

/** A choir, a troupe, a team of volunteers. */
export const teams = library({
  schema: z.strictObject({
    ...page,
    name: text,
    kind: z.enum(valuesOf(teamKinds)),
    unit: id.optional(),
    /** Year of its foundation. */
    founded: z.int().optional(),
    /** How many members it has, in persons. */
    size: z.int().positive().optional(),
    /** Id in `talents`. */
    leader: id.optional(),
    /** Members of the talent library. */
    members: z.array(id),
    /** When and where it rehearses. */
    rehearsal: text.optional(),
    /** How to join. */
    joining: text.optional(),
    pictures: z.array(id),
  }),
  facet: { name: 'kind', words: teamKinds, of: (team) => [team.kind] },
  rank: (team) => lasting(newest(team)),

  relatedTo: ({ leader, members }) => [leader, ...members],
  texts: (team, names) => ({
    title: team.name,
    people: names.of('talents', team.leader, ...team.members),
    facts: [
      teamKinds[team.kind],
      ...names.of('units', team.unit),
      team.founded === undefined ? undefined : `${team.founded}年`,
    ],
    body: [team.rehearsal, team.joining],
  }),
  facets: (team) => ({ kind: ofWords(teamKinds, team.kind) }),
})
