/** Longest message to all who signed up, in characters: three short messages of a gateway. */
export const longestMessage = 200

/** Where no way to reach people is set up. */
export const nobodyReached =
  '没有设置短信或邮件：报名通知只记在日志里，没有人收得到，候补的名额到时也会过期。要紧的事请打电话；请管理员按运维手册设置。'
