import { type Event, type Occasion, occasionsOf } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { yuanText } from '../../../../site/catalogue/prices.ts'
import type { CopyPart } from '../../../../site/catalogue/signUp/answer.ts'
import type { SignUpHere } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { audiences } from '../../../../site/catalogue/vocabulary.ts'
import { CatalogueView } from '../../../../site/catalogue/view.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { attendanceStates } from '../attendance/words.ts'
import { signUpLibraries, signUpLibraryOf } from '../asked/contract.ts'
import { notices, states, trialAnswers } from '../asked/words.ts'
import { messageStates } from '../messages/words.ts'
import { kinds, methods } from '../payments/admin/words.ts'
import { offeredBy } from '../rules/offered.ts'
import type { RegistrationCopy } from './copy.ts'

/** Rows of what there is: [term, text], none where nothing is stored. */
type Row = readonly [term: string, text: string | undefined]

const yuan = (fen: number): string => `${yuanText(fen)} 元`

/**
 * A copy of what is stored, as a person reads it: everything in it stands there, in words.
 * @param catalogue what is public: what is not any more has no title
 */
export function copyInWords(copy: RegistrationCopy, catalogue: Catalogue): CopyPart[] {
  const [library, entry = '', occasion] = copy.bookable.split('/')
  const found = offeredIn(catalogue, library, entry, occasion)
  const { audience, placedAt, offer, rank, isWholeOnly, trial, trialUntil, price, paid, certificate } = copy
  const lessonOf = namer(found?.occasions ?? [])
  return [
    part('报名', [
      ['报的是', found?.title ?? '（活动已下线）'],
      ['状态', states[copy.state]],
      ['人数', `${copy.seats} 人`],
      ['序号', `第 ${copy.number} 号`],
      ['报名时间', writtenMoment(copy.madeAt)],
      ['身份', audience ? audiences[audience] : undefined],
      ['得到名额', placedAt ? writtenMoment(placedAt) : undefined],
      ['抽签名次', rank ? `第 ${rank} 位` : undefined],
      ['候补到的名额', offer && `${offer.seats} 个，留到 ${writtenMoment(offer.until)}`],
      ['名额不够时', isWholeOnly ? '等够了要的人数再通知' : undefined],
      ['试听以后', trial ? trialAnswers[trial] : undefined],
      ['试听后选择到', trialUntil ? writtenMoment(trialUntil) : undefined],
      ['费用', price && `每人 ${yuan(price.own)}（原价 ${yuan(price.list)}，工会补贴 ${yuan(price.subsidy)}）`],
      ['已交', paid === undefined ? undefined : yuan(paid)],
    ]),
    part('填写的内容', personRows(copy, found?.rule.questions ?? [])),
    part('同意', [
      ['个人信息说明的版本', copy.consent.version],
      ['同意时间', writtenMoment(copy.consent.at)],
    ]),
    part(
      '到场',
      copy.attendance.map(({ lesson, lessonAt, state, people, at }) => [
        lessonOf(lesson, lessonAt),
        sentence(attendanceStates[state], `${people} 人`, at && `${writtenMoment(at)} 记的`),
      ]),
    ),
    part(
      '补课',
      copy.madeUp.map(({ lesson, at }) => [lessonOf(lesson), `补在${placeOf(catalogue, at)}`]),
    ),
    part(
      '交费',
      copy.payments.map(({ kind, amount, method, at }) => [
        kinds[kind],
        sentence(yuan(amount), methods[method], at && writtenMoment(at)),
      ]),
    ),
    part('证书', certificate ? [[certificate.title, `编号 ${certificate.number}`]] : []),
    part(
      '发给您的通知',
      copy.messages.map(({ notice, state, madeAt, sentAt, to, text }) => [
        notices[notice],
        sentence(messageStates[state], writtenMoment(sentAt ?? madeAt), to && `发到 ${to}`, text),
      ]),
    ),
  ].filter(({ rows }) => rows.length > 0)
}

function personRows(copy: RegistrationCopy, questions: SignUpHere['questions']): Row[] {
  const { name, phone, email, unit, code, comes, children, answers } = copy
  const asked = new Map(questions.map(({ id, label }) => [id, label]))
  return [
    ['姓名', name],
    ['手机号', phone],
    ['邮箱', email],
    ['单位', unit],
    ['本人', comes ? '参加' : '不参加，只是孩子来'],
    ...children.map((child, index): Row => [`孩子 ${index + 1}`, `${child.name}，${child.age} 岁`]),
    ['报名码', code],
    ...Object.entries(answers).map(([id, answer]): Row => [
      asked.get(id) ?? '（这个问题已经删了）',
      typeof answer === 'boolean' ? (answer ? '同意' : '不同意') : String(answer),
    ]),
  ]
}

/** Names a lesson: by its number where the site still has it, and when it was. */
function namer(occasions: readonly Occasion[]): (id: string, at?: string) => string {
  return (id, at) => {
    const known = occasions.find(({ occasion }) => occasion.id === id)
    const when = at ?? known?.occasion.start
    const number = known?.of === 'courses' && `第 ${known.number} 课`
    return [number, when && writtenMoment(when)].filter(Boolean).join(' ') || '（不再公布的一场）'
  }
}

/** Where a lesson was made up: the title of the course, and which lesson of it. */
function placeOf(catalogue: Catalogue, at: RegistrationCopy['madeUp'][number]['at']): string {
  for (const collection of signUpLibraries) {
    const entry: Event | undefined = new CatalogueView(catalogue).get(collection, at.entry)
    if (entry !== undefined) return `“${entry.title}”${namer(occasionsOf(entry))(at.occasion)}`
  }
  return '（已下线的课程）'
}

function offeredIn(catalogue: Catalogue, library: string | undefined, entry: string, occasion: string | undefined) {
  const collection = signUpLibraryOf(library ?? '')
  const found = collection && offeredBy(catalogue, { collection, entry, ...(occasion !== undefined && { occasion }) })
  return typeof found === 'string' ? undefined : found
}

function part(title: string, rows: readonly Row[]): CopyPart {
  return { title, rows: rows.flatMap(([term, text]) => (text ? [{ term, text }] : [])) }
}

function sentence(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('，')
}
