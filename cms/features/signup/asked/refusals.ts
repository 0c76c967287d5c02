import { catalogue } from '../../../base/catalogue.ts'

/** What is refused of sign-ups, to visitors and to staff. */
export const signUpReason = catalogue({
  'badly-asked': [400, ({ problem }: { problem: string }) => problem],
  'from-another-site': [403, '这是别的网站发来的，没有处理。请在本站的页面上报名。'],
  'nothing-to-sign-up-for': [404, '这个活动没有开放网上报名，或已经下线。请回到它的页面看看怎样参加。'],
  'no-such-occasion': [404, '没有这个场次，可能已经改动。请回到活动页面重新选择。'],
  'called-off': [409, '这一场已取消或延期，不能报名。请看活动页面的新安排。'],
  'not-open-yet': [409, ({ opens }: { opens: string }) => `还没开始报名，${opens} 开始。请到时候再来。`],
  'sign-up-closed': [409, '报名已截止。可以看看别的活动。'],
  'no-trial': [409, '这个报名没有要选的：没有试听课，或还没有报上名。请刷新页面再看。'],
  'trial-over': [
    409,
    ({ until }: { until: string }) => `选择的时间到 ${until} 为止，已经过了，名额为您留着。不来了请取消报名。`,
  ],
  'trial-date-wrong': [409, '选择的最后时间要晚于现在，也不能晚于最后一课开始。请重新填。'],
  'nothing-to-pay': [409, '这个报名不收费，不用登记。'],
  'no-place-to-pay-for': [409, '这个报名现在没有名额，不能收款；收过的可以登记退款。'],
  'pays-too-much': [409, ({ left }: { left: string }) => `还要收的是 ${left} 元，登记的多了。请核对金额。`],
  'gives-back-too-much': [409, ({ paid }: { paid: string }) => `已收的是 ${paid} 元，退款不能更多。请核对金额。`],
  'paid-in-the-future': [400, '收款或退款的时间还没到。请核对日期，也看看电脑的时钟准不准。'],
  'not-missed': [409, '这一课记的是来了，不用补。'],
  'made-up-too-early': [409, '还没上的课不能登记补课，请等上过以后再登记。'],
  'made-up-too-late': [409, '那一次是 180 天以前的，不能再用来补课。请选近一点的一次。'],
  'made-up-twice': [409, '那一次已经算过了，不能再抵另一课。请选别的一次。'],
  'no-certificate': [404, '这个报名没有结业证书：这门课不发，或没有报上名。有疑问请联系主办方。'],
  'certificate-too-early': [409, '课还没有全部上完，结课以后才能下载证书。'],
  'certificate-not-earned': [
    409,
    ({ attended, lessons, needed }: { attended: number; lessons: number; needed: number }) =>
      `还差几课：全部 ${lessons} 课要上满 ${needed} 课，现在是 ${attended} 课（补的课算在内）。如果记漏了，请联系主办方。`,
  ],
  'no-such-certificate': [404, '没有这个编号的证书。请核对编号；过了保存期、或本人要求删去的，也查不到。'],
  'no-feedback-ticket': [403, '这份反馈打不开了。请从“我的报名”重新打开。'],
  'feedback-over': [409, '现在不收反馈：结束以后 30 天内可以写。'],
  'feedback-given': [409, '您已经写过反馈了，不用再写，谢谢。'],
  full: [409, '名额已满，没有候补。可以看看别的场次或活动。'],
  'too-many-seats': [409, ({ most }: { most: number }) => `一个手机号最多报 ${most} 个名额，请少填几个人。`],
  // whoever asks for more than there are would wait for ever, and hold up those behind
  'more-than-places': [
    409,
    ({ places }: { places: number }) =>
      places === 0
        ? '现在一个名额也没有，报不了。可以看看别的场次或活动。'
        : `一共只有 ${places} 个名额，不能报得更多，请少填几个人。`,
  ],
  // to whoever knows a number it says neither that it has places, nor how many, nor that its people stayed away
  'number-not-taken': [
    409,
    ({ most }: { most: number }) =>
      `用这个手机号现在报不了这么多：每个手机号连以前报的最多 ${most} 个名额，多次没来的会暂停报名。您报过的、是否暂停，请到“我的报名”用报名码查看；有疑问请联系主办方。`,
  ],
  'nobody-comes': [400, '至少要有一个人参加：请勾选本人参加，或填一个孩子。'],
  'no-children': [400, '这个活动不接受带孩子报名，请只填本人。'],
  'child-age': [
    400,
    ({ age, youngest, oldest }: { age: number; youngest: number; oldest: number }) =>
      `孩子的年龄「${age}」不合适，这里收 ${youngest} 到 ${oldest} 岁。`,
  ],
  'guardian-consent': [400, '给孩子报名，要由家长或监护人勾选同意。'],
  'wrong-audience': [
    400,
    /** `by`: what could make it right, whom one says to be, the children who come, or either. */
    ({ audiences, by }: { audiences: string; by: 'audience' | 'children' | 'either' }) =>
      `这个活动面向${audiences}。请${{ audience: '选择符合的身份', children: '加上来参加的孩子', either: '选择符合的身份，或加上来参加的孩子' }[by]}。`,
  ],
  'answer-missing': [400, ({ question }: { question: string }) => `请回答「${question}」。`],
  'answer-wrong': [
    400,
    ({ question, allowed }: { question: string; allowed: string }) => `「${question}」的回答只能是${allowed}。`,
  ],
  'price-changed': [
    409,
    ({ shown, now }: { shown: string; now: string }) =>
      `价格改了：现在每人${now}，您看到的是${shown}，这一次没有报名。请刷新页面看清楚再报，填好的都还在。`,
  ],
  'key-used-elsewhere': [
    409,
    '这张表前面已经报上了一次，和现在填的不一样。那一次的报名码发到当时填的手机号，到“我的报名”能查、能取消，找不到请联系主办方。还要按现在填的再报一次，请再点提交。',
  ],
  'said-otherwise-before': [
    409,
    '这一条已经记下过，内容和现在填的不同，这一次没有再记。请刷新页面，看看记下的是什么，再决定要不要另记一条。',
  ],
  'no-such-registration': [404, '没有找到报名。请核对报名码和手机号：报名码是 10 个字母和数字，手机号是报名时填的。'],
  'registration-over': [409, '这个报名已经取消或结束，不能再改。要参加请重新报名。'],
  'cancel-too-late': [409, '已经开始了，不能在网上取消。有事请联系主办方。'],
  'nothing-offered': [409, '现在没有等您确认的名额，可能已经过期。请刷新看看最新情况。'],
  'answer-the-offer-first': [409, '有名额正等您确认，请先接受或放弃它。'],
  'only-fewer-seats': [409, ({ seats }: { seats: number }) => `只能改少：现在是 ${seats} 个名额，至少留 1 个。`],
  'not-waiting': [409, '这个报名不在候补中。请刷新页面再看。'],
  'no-room-to-admit': [
    409,
    ({ seats }: { seats: number }) => `剩下的名额不够 ${seats} 个。请先增加名额，或等有人取消。`,
  ],
  'proof-needed': [
    400,
    '没有收到浏览器的验算结果，这一次没有报名。请刷新页面再提交一次；还是不行，请换一个浏览器或联系主办方。',
  ],
  'proof-over': [409, '验算结果过期了或不是这张表的，这一次没有报名。请再点一次提交，填好的都还在。'],
  'nothing-drawn': [404, '这里没有抽签。请从活动的报名页面打开。'],
  'sign-up-busy': [503, '报名的人太多，这一次没有记下来。请过几秒再点一次，不会重复报名。'],
  'sign-up-starting': [503, '系统正在启动，请过几秒再试。'],
  'too-many-tries': [429, ({ seconds }: { seconds: number }) => `试得太快了，请 ${seconds} 秒后再试。`],
  'too-many-plain-forms': [
    429,
    ({ seconds }: { seconds: number }) =>
      `从这个网络提交的普通表格太多了，请 ${seconds} 秒后再试；或打开浏览器的脚本（JavaScript），刷新页面马上再报。`,
  ],
  'too-many-plain-seats': [
    429,
    ({ seconds }: { seconds: number }) =>
      `从这个网络用普通表格报这一场的名额太多了。请打开浏览器的脚本（JavaScript），刷新页面马上再报；或 ${Math.ceil(seconds / 3600)} 小时后再试，或联系主办方。`,
  ],
  'too-many-of-phone': [
    429,
    ({ seconds }: { seconds: number }) => `这个手机号报名太频繁了，请 ${seconds} 秒后再试，或联系主办方。`,
  ],
  'too-many-of-email': [
    429,
    ({ seconds }: { seconds: number }) => `用这个邮箱报名太频繁了，请 ${seconds} 秒后再试；不填邮箱也可以报名。`,
  ],
  'code-sent-too-often': [
    429,
    ({ seconds }: { seconds: number }) =>
      `这个报名的报名码一天里已经再发过 3 次，没有再发。请先核对对方的手机号或邮箱收没收到；${Math.ceil(seconds / 3600)} 小时后可以再发。`,
  ],
  'registrations-of-organisers-only': [403, '您的账号不能看报名。管理员、编辑可以看全部，单位编辑可以看本单位的。'],
  'registration-steps-of-organisers-only': [403, '您的账号只能看报名，不能处理。请找管理员、编辑或本单位的编辑。'],
  'nothing-at-the-desk': [404, '没有这个活动或场次，也没有人报过名，可能已经改动。请回到“报名”重新打开。'],
  'no-such-registration-of-yours': [404, '没有这个报名，或它不属于您的单位。请刷新名单再看。'],
  'signed-up-for': [
    409,
    ({ parties }: { parties: number }) =>
      `还有 ${parties} 个报名等着参加，现在删去就没人通知他们。请先把它标为“取消”并发布（在垃圾箱里的先恢复），过几分钟系统通知完再删；或在“报名”里逐个取消。`,
  ],
  'sign-up-is-counted-on': [
    400,
    ({ parties }: { parties: number }) =>
      `还有 ${parties} 个报名等着参加：关掉“开通在线报名”，或把“整门课”改成“每次”（反过来也一样），他们的名额就没有着落，不能这样发布。只想不再接受报名，请到“报名”里点“关闭”；要改，先在“报名”里逐个取消，或把它标为“取消”并发布，系统通知完再改。`,
  ],
  'no-such-code': [404, '没有这个报名码。请核对 10 个字母和数字，或在名单里按序号找。'],
  'code-of-other-occasion': [
    409,
    ({ other }: { other: string }) => `这个报名码是另一场的：${other}。请打开那一场的签到页。`,
  ],
  'nothing-to-check-in': [
    409,
    ({ state }: { state: string }) =>
      `这个报名现在是“${state}”，没有名额，不能签到。有空位时可以先在名单里转为报名成功。`,
  ],
  'wrong-door-code': [409, '现场的数字不对或已经换了。请看屏幕上现在的 6 位数字再填一次。'],
  'not-time-to-check-in': [409, '现在不是签到时间：开始前 60 分钟起、结束前可以自己签到。请找现场的工作人员。'],
  'door-not-open': [
    409,
    ({ what, opens }: { what: string; opens: string }) =>
      `${what}。还没到签到时间：${opens} 起显示签到码，到时自动出现。`,
  ],
  'door-over': [409, '这一场已经结束，不再自己签到。要补记，请在签到页的名单里点“来了”。'],
  'door-called-off': [409, '这一场已取消或延期，不用签到。'],
  'absent-too-early': [409, ({ ends }: { ends: string }) => `${ends} 才结束，现在不能记未到。请在结束以后再记。`],
  'absent-from-nothing': [409, '这一场已取消或延期，不用记未到。'],
  'no-such-lesson': [404, '没有这一课或这一场，可能已经改动。请刷新页面重新选择。'],
  'walk-ins-full': [
    409,
    ({ most }: { most: number }) =>
      `这一场未报名到场的已经记了 ${most} 批，不能再多。人多时请一批记到 50 人，或在活动结束后把总人数报给管理员。`,
  ],
  'too-many-to-search': [
    409,
    ({ most }: { most: number }) => `报名超过 ${most} 个，不能按手机尾号查找。请输入序号或 10 位报名码。`,
  ],
  'roster-too-long': [409, ({ most }: { most: number }) => `名单超过 ${most} 个报名，一次导不出来。请告诉管理员。`],
  'roster-under-way': [409, '您的另一份名单正在生成，请等它好了再导出。'],
  'rosters-of-others-under-way': [503, '正在生成的名单太多，请过一会儿再导出。'],
  'keys-missing': [503, '报名暂时不能用：系统缺少保护个人信息的密钥，管理员正在处理。请电话联系主办方。'],
})
