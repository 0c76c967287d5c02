import { catalogue } from '../../base/catalogue.ts'

/** What is refused of campaigns, targets, deliveries and returns. */
export const grassrootsReason = catalogue({
  'grassroots-badly-asked': [400, ({ problem }: { problem: string }) => problem],
  'no-such-campaign': [404, '没有这个专项，可能已经删除。请回到列表刷新。'],
  'no-such-unit': [404, '没有这个工会组织，可能已经合并或改名。请回到列表刷新。'],
  'not-asked-to-report': [
    403,
    ({ leader }: { leader: string }) =>
      `这个专项由${leader}牵头，只请它和它的下级单位填报。应该填报的，请联系管理员核对单位的上下级。`,
  ],
  'no-such-return': [404, '没有这张统计表。请回到列表刷新。'],
  'no-such-period': [404, '这个专项没有这个报送期。请回到列表重新选。'],
  'not-for-your-role': [403, '您的账号不能办理这一项。需要办理，请联系管理员。'],
  'campaign-without-form': [409, '这个专项没有统计表。请在专项里填好“统计表”和“报送期”再来。'],
  'not-for-your-unit': [403, '这里只能办理本单位和下级单位的。需要办理别的单位，请联系它的管理员。'],
  'return-of-other-unit': [403, '统计表由本单位填报。需要改动，请退回给填报单位。'],
  'reason-missing': [400, ({ step }: { step: string }) => `${step}要写明原因，请填写后再点。`],
  'nothing-broken-down': [404, '这个专项还没有任务分解，看不出完成多少。请先录入任务分解表。'],
  'no-target-within-reach': [
    404,
    '这个专项的任务分解里没有您单位和下级单位的任务，看不出完成多少。应该有的，请联系牵头的工会补上。',
  ],
  'own-paper-under-way': [429, '您的上一份文件还没做完，请等它下载好再点。'],
  'papers-of-others-under-way': [503, '正在为别人做文件，请过几秒再点一次。'],
  'return-too-late': [
    409,
    ({ until }: { until: string }) => `报送到 ${until} 为止，已经锁定。确需补报，请联系上级工会开放补报。`,
  ],
  'return-does-not-fit': [
    409,
    ({ problems }: { problems: number }) => `表里有 ${problems} 处对不上，改好才能报送，见标出的格子。`,
  ],
  'return-in-hand': [409, ({ who }: { who: string }) => `${who}，不能撤回。需要改动，请联系上级退回。`],
  'approval-held': [409, ({ who }: { who: string }) => `${who}，不能撤销。请先由那一级撤销或退回。`],
  'not-this-level': [403, '现在不该由您这一级办理：统计表由下往上一级一级地批，请等轮到的那一级办理。'],
  'steps-of-the-top': [403, '锁定和重新打开由牵头的工会办理，请联系牵头的工会。'],
  'wrong-state-for-step': [
    409,
    ({ step, state }: { step: string; state: string }) =>
      `这张表现在是“${state}”，不能${step}。请刷新页面看最新的情况。`,
  ],
  'return-closed': [
    409,
    ({ state }: { state: string }) => `这张表现在是“${state}”，数字不能改。需要改动，请联系上级退回。`,
  ],
  'targets-changed-meanwhile': [409, '有人刚改过这张任务分解，没有保存。请刷新页面，看过再办。'],
  'targets-of-another-kind': [400, '这里收 .xlsx、.csv 和 .docx。别的请另存成其中一种，或把表格直接粘贴进来。'],
  'targets-file-size': [400, '文件是空的，或超过 5 MB。请只留任务分解那张表再传。'],
  'period-was-reported': [
    409,
    ({ label }: { label: string }) =>
      `有单位在报送期${label === '' ? '' : `“${label}”`}填了统计表，这一期不能去掉，也不能删了重建。请刷新页面取回这一期；名称和日期可以改。`,
  ],
  'form-was-reported': [
    409,
    '已经有单位按现在的统计表报送，“送什么”和统计表的统计项、分栏、排法不能改，文字可以改。确需改动，请先把报来的表都退回；只是明年要改，请复制一条新的专项。',
  ],
  'campaign-was-reported': [
    409,
    ({ what }: { what: string }) =>
      `这个专项已经有${what}，不能彻底删除，删了就找不到它们。不用了，请把它取消发布，或留在垃圾箱里。`,
  ],
  'unit-has-reported': [
    409,
    ({ what }: { what: string }) =>
      `这个工会有${what}，不能删除，删了就不知道算哪个单位的。合并了的，请把它的上级改成并入的那个工会；改名了的，直接改名称。`,
  ],
  'unit-leads-campaign': [
    409,
    ({ title }: { title: string }) =>
      `这个工会牵头专项《${title}》，删了它，这个专项就没有人牵头，谁都能填报。请先在专项里换一个牵头的工会并发布，再来删除；放在垃圾箱里的专项和没发布的稿子也算。`,
  ],
  'provider-was-ordered': [
    409,
    '有点单由这家服务商承办，不能彻底删除，删了就看不出是谁去的。不再合作的，请勾选“不再合作”。',
  ],
  'changed-meanwhile': [409, '有人刚改过这张表，没有保存。请刷新页面，看过再办。'],
})
