import { certificatePath, checkInPath, registrationPath } from '../../catalogue/urls.ts'
import { fold } from '../text/fold.ts'

/** A page of the site that is no entry, so that no index has it. */
export interface OwnPage {
  path: string
  title: string
  /** What one does there. */
  says: string
}

/** Fewest characters by which a page is found. */
const fewest = 2

/** Each with what people call it, or what they want to do there. */
const pages: readonly (OwnPage & { words: readonly string[] })[] = [
  {
    path: registrationPath,
    title: '我的报名',
    says: '凭报名码和手机号查报名、取消、确认候补名额，看或删去个人信息。',
    words: [
      ...['我的报名', '报名查询', '查询报名', '查报名', '报名结果', '报名记录', '报名码', '确认码'],
      ...['取消报名', '退报名', '退课', '退名额', '候补', '抽签结果'],
    ],
  },
  {
    path: checkInPath,
    title: '现场签到',
    says: '到了现场，填报名码和门口屏幕上的 6 位数字。',
    words: ['现场签到', '自助签到', '扫码签到', '签到码'],
  },
  {
    path: certificatePath,
    title: '核对证书',
    says: '填编号，看一张结业证书是不是真的。',
    words: ['核对证书', '证书核对', '证书查询', '查证书', '证书编号', '结业证书', '证书真伪'],
  },
]

/**
 * The pages that somebody may mean: what they look for is part of a word of theirs, or one is part of it.
 * @param text as it was typed
 */
export function ownPagesFor(text: string): OwnPage[] {
  const sought = fold(text, new Map()).replaceAll(/\s/gu, '')
  if (Array.from(sought).length < fewest) return []
  return pages.filter(({ words }) => words.some((word) => word.includes(sought) || sought.includes(word)))
}
