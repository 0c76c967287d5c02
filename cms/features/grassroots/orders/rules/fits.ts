import {
  type artForms,
  serviceKinds,
  teamKinds,
  artForms as artWords,
} from '../../../../../site/catalogue/vocabulary.ts'

type ServiceKind = keyof typeof serviceKinds
type ArtForm = keyof typeof artForms
type TeamKind = keyof typeof teamKinds

const stage: readonly ArtForm[] = ['choir', 'vocal', 'instrumental', 'dance', 'drama', 'recitation']
const stageTeams: readonly TeamKind[] = ['choir', 'troupe', 'band', 'dance-team', 'drama-society', 'volunteers']

/** Who can bring what: the specialities of people, whether a speaker can, and the kinds of teams. */
const able: Readonly<Record<ServiceKind, { arts: readonly ArtForm[]; speakers?: true; teams: readonly TeamKind[] }>> = {
  performance: { arts: stage, teams: stageTeams },
  film: { arts: [], teams: [] },
  calligraphy: { arts: ['calligraphy', 'painting', 'paper-cut', 'craft'], teams: ['art-society'] },
  training: { arts: Object.keys(artWords) as ArtForm[], teams: [] },
  lecture: { arts: ['literature', 'recitation'], speakers: true, teams: [] },
  school: { arts: [], speakers: true, teams: [] },
  wellbeing: { arts: [], teams: ['volunteers'] },
  reading: { arts: ['literature', 'recitation'], teams: [] },
}

/** What is known of somebody who may bring something, by what they are. */
export type Candidate =
  | { kind: 'provider'; kinds: readonly ServiceKind[] }
  | { kind: 'team'; teamKind: TeamKind | undefined }
  | { kind: 'talent'; specialities: readonly ArtForm[]; isSpeaker: boolean }

const named = '服务清单上写明的'

/**
 * What speaks for somebody, in words; empty where nothing does.
 * @param isNamed whether the menu names them for what is ordered
 */
export function fitsOf(candidate: Candidate, ordered: ServiceKind, isNamed: boolean): string {
  return [...(isNamed ? [named] : []), ...reasonsOf(candidate, able[ordered], ordered)].join('，')
}

function reasonsOf(candidate: Candidate, { arts, speakers, teams }: (typeof able)[ServiceKind], ordered: ServiceKind) {
  switch (candidate.kind) {
    case 'provider':
      return candidate.kinds.includes(ordered) ? [serviceKinds[ordered]] : []
    case 'team':
      return candidate.teamKind !== undefined && teams.includes(candidate.teamKind)
        ? [teamKinds[candidate.teamKind]]
        : []
    case 'talent': {
      const suited = candidate.specialities.filter((one) => arts.includes(one)).map((one) => artWords[one])
      const speaks = speakers && candidate.isSpeaker ? ['劳模工匠宣讲人'] : []
      return [...speaks, ...(suited.length > 0 ? [suited.join('、')] : [])]
    }
  }
}
