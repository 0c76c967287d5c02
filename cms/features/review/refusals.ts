import { catalogue } from '../../base/catalogue.ts'

const ownText = '这一稿您改过文字，要由没有参与写的人来审。请点“提交审稿”，请别人通过或发布。'

/** What the review refuses: steps that may not be taken now, and writes that would go past it. */
export const reviewReason = catalogue({
  'read-only-account': [403, '您的账号只能看，不能改。'],
  'submit-live': [403, '这一稿已经上线，没有要审的改动。'],
  'submit-in-review': [403, '这一稿已经提交，正在等待审稿。'],
  'submit-approved': [403, '这一稿已经通过，不用再提交，可以发布。'],
  'withdraw-not-in-review': [403, '这一稿没有在审，不用撤回。'],
  'withdraw-text-of-others': [403, '只有写这一稿的人和管理员可以撤回。要它改，请点“退回”。'],
  'review-by-reviewers-only': [403, '只有管理员、编辑和审核可以审稿、发布和下线。'],
  'return-not-submitted': [403, '这一稿没有提交审稿，不能退回。'],
  'return-own-text': [403, '这一稿只有您自己写过，不用退回：待审的点“撤回”，已通过的直接改，改好再提交审稿。'],
  'return-without-opinion': [403, '请写明退回的意见，例如：请补上演出的时间和地点。'],
  'approve-not-submitted': [403, '这一稿没有提交审稿，不能通过。'],
  'own-text': [403, ownText],
  'own-text-of-administrator': [403, `${ownText}管理员可以写明理由越过审稿。`],
  'own-mend': [
    403,
    '这一稿您审的时候改过文字。请点“通过”，由写稿的人同意您的修改；或请没有参与写、也没有改过的人通过或发布。',
  ],
  'mended-waits': [403, '您已经通过。请等写稿的人同意您的修改，或请另一位没有改过的人通过。'],
  'nothing-to-consent-to': [403, '这一稿没有等人同意的修改，请刷新页面看看最新的一稿。'],
  'consent-by-writers-only': [403, '审稿人的修改由写这一稿的人同意；审稿的人请点“通过”或“退回”。'],
  'many-unsubmitted': [403, '这一稿还没有提交审稿，不能成批发布。请写稿的人先提交审稿，或打开这一条看过后单独发布。'],
  'override-by-administrators-only': [403, '只有管理员可以越过审稿。'],
  'override-not-needed': [403, '这一稿可以直接发布，不用越过审稿。'],
  'override-without-reason': [403, '请写明越过审稿的理由，例如：台风临时停演，审稿人不在。'],
  'override-reason-too-long': [400, '越过审稿的理由 overrideReason 应是文字，最多 500 字，请写短一些。'],
  'drafts-of-unit-editors-only': [
    403,
    '单位编辑不能发布或下线，只能保存草稿。请点“提交审稿”，由编辑或审核人员审过再发布。',
  ],
  'draft-with-another-unit': [403, '这个条目已转给其他工会维护，您不能再修改。如有疑问请联系编辑。'],
  'draft-waits-beside': [
    409,
    '这一条已经发布，另有一份还没发布的草稿。这样改会连草稿一起改，并把页面从网站上撤下来，所以没有保存。只改草稿：加上 draft=true；连草稿一起发布：写明 _status 为 published；要撤下：写明 _status 为 draft。',
  ],
  'empty-status': [
    400,
    '状态 _status 是空的，没有保存。要发布写 published，存为草稿写 draft；不改状态就不要写这一项。',
  ],
  'text-changed-meanwhile': [
    409,
    ({ what }: { what: string }) => `您打开以后，${what}，您的操作没有执行。请刷新页面，看过最新的一稿再决定。`,
  ],
  'forbidden-wording': [
    400,
    ({ count, places }: { count: number; places: string }) =>
      `有 ${count} 处用语表禁止的写法，改好以后才能提交和发布：${places}。`,
  ],
  'badly-asked-step': [400, ({ problems }: { problems: string }) => problems],
})
export type ReviewReason = ReturnType<typeof reviewReason>
