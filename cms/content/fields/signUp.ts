import type { Field } from 'payload'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { idOf, instantOf, textOf } from '../entries/parts.ts'
import { linkField } from './link.ts'
import { type Dated, drawProblem } from './signUpHereProblem.ts'

/**
 * Where one signs up, as long as that is elsewhere.
 * @param hasDeadline false for what says otherwise until when it is taken
 */
export function signUpFields(hasDeadline = true): Field[] {
  return [
    {
      type: 'row',
      fields: [
        linkField({
          name: 'signUpUrl',
          label: '报名网址',
          admin: {
            width: '50%',
            placeholder: '例如：https://www.example.com/form',
            description: '报名表、小程序网页等，公众页面会显示“去报名”。',
          },
        }),
        ...(hasDeadline
          ? [
              {
                name: 'signUpUntil',
                type: 'date' as const,
                label: '报名截止',
                // that of another round has passed
                hooks: { beforeDuplicate: [() => null] },
                validate: (value: Date | null | undefined, { data }: { data: unknown }) =>
                  drawProblemOf(value ? String(value) : undefined, data as Drawn) ?? true,
                admin: {
                  width: '50%',
                  ...momentAdmin,
                  description: '到这一刻公众页面自动改为“报名已截止”。',
                },
              },
            ]
          : []),
      ],
    },
    {
      name: 'signUpPicture',
      type: 'upload',
      relationTo: 'media',
      label: '报名二维码',
      admin: { description: '微信群、小程序或问卷的二维码，请先自己扫一扫。群二维码会过期，过期前记得换。' },
    },
  ]
}

/** As much of a document as tells whether its places are drawn. */
interface Drawn {
  signUpHere?: { isOn?: boolean | null; how?: string | null; per?: string | null } | null
  sessions?: Dated[] | null
  showings?: Dated[] | null
  dates?: Dated[] | null
}

function drawProblemOf(until: string | undefined, { signUpHere, sessions, showings, dates }: Drawn): string | undefined {
  if (signUpHere?.isOn !== true || signUpHere.how !== 'lottery') return undefined
  const all = [...(sessions ?? []), ...(showings ?? []), ...(dates ?? [])]
  return drawProblem(until, all, { isWhole: signUpHere.per === 'course', now: Date.now() })
}

/** What an entry says of it. */
export function signUpOf(doc: {
  signUpUrl?: string | null
  signUpPicture?: string | { id: string } | null
  signUpUntil?: string | null
}) {
  return {
    signUpUrl: textOf(doc.signUpUrl),
    signUpPicture: idOf(doc.signUpPicture),
    signUpUntil: instantOf(doc.signUpUntil),
  }
}
