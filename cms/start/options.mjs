import { Failure } from './tasks.mjs'

/** @type {[name: string, preset: string, meaning: string][]} */
const settings = [
  ['HOST', '127.0.0.1', '监听的地址；对外服务填 0.0.0.0（address to listen on）'],
  ['PORT', '3000', '监听的端口，0 表示自动选择（port）'],
  ['DATA_DIR', 'data', '数据文件夹：数据库、图片、密钥、已发布的页面（data folder）'],
  ['DATABASE_URL', '自带的 SQLite', 'MongoDB 副本集的网址，mongodb:// 开头（replica set URL）'],
  ['SITE_URL', 'http://localhost:PORT', '公众访问的网址（public origin）'],
  ['ADMIN_EMAIL', 'admin@gongyun.local', '首位管理员的邮箱（first administrator）'],
  ['ADMIN_PASSWORD', '随机生成', '首位管理员的密码，至少 10 个字符（written to a file when generated）'],
  ['TRUSTED_PROXIES', '127.0.0.0/8,::1', '反向代理的地址或网段，访问者是谁以它们说的为准（trusted proxies）'],
  ['SEARCH_COUNT_DAYS', '90', '搜索统计保留的天数，0 表示不统计（days that counts of searches are kept）'],
  ['SIGNUP_KEYS', '数据文件夹的 keys/signup.json', '报名人个人信息的密钥，新的在前（keys of personal data）'],
  ['SIGNUP_KEEP_DAYS', '180', '活动结束后，报名人的个人信息保留几天（days that persons are kept）'],
  ['SIGNUP_PROOF_TRIES', '60000', '报名前浏览器最多验算几次，0 表示不要（work asked of browsers that sign up）'],
  ['SMTP_URL', '不用', '给报名的人发邮件的服务器，smtps:// 开头（e-mail）'],
  ['MESSAGES_FROM', '不用', '邮件的发件人，和 SMTP_URL 一起填（its sender）'],
  ['MESSAGES_WEBHOOK_URL', '不用', '给报名的人发短信的网关网址（gateway for text messages）'],
  ['MESSAGES_WEBHOOK_SECRET', '不用', '给网关的请求用它签名（what requests to it are signed with）'],
  ['WECHAT_APP_ID', '不用', '微信公众号的 AppID，填了才有微信分享卡片（WeChat share cards）'],
  ['WECHAT_APP_SECRET', '数据文件夹的 wechat-secret', '它的 AppSecret（its secret, or a file of the data folder）'],
  ['WECHAT_SDK_URL', 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js', 'JS-SDK 脚本的网址（address of the JS-SDK）'],
  ['WECHAT_API_URL', 'https://api.weixin.qq.com', '微信接口的网址（WeChat API）'],
  ['POSTERS', 'on', '发布时画转发图和海报，off 表示不画（posters drawn at publish）'],
  ['LOG_LEVEL', 'info', 'fatal error warn info debug trace silent'],
]

/** @type {[name: string, meaning: string][]} */
const options = [
  ['--help', '显示本说明（this text）'],
  ['--no-sample', '首次启动时不载入演示数据（no sample content）'],
]

/**
 * Reads the options of `npm start`.
 * @param {string[]} args
 * @returns {{ help: boolean, serverArgs: string[] }} what is asked for, and what the server itself is told
 */
export function parseOptions(args) {
  const known = options.map(([name]) => name)
  const unknown = args.find((arg) => !known.includes(arg) && arg !== '-h')
  if (unknown !== undefined) {
    throw new Failure(`不认识的选项 ${unknown}。可用的选项：${known.join('、')}。查看说明：npm start -- --help`, 2)
  }
  return {
    help: args.includes('--help') || args.includes('-h'),
    serverArgs: args.filter((arg) => arg === '--no-sample'),
  }
}

/** The text of `npm start -- --help`. */
export function helpText() {
  return [
    '工韵：安装依赖、构建、迁移数据库并启动，一条命令完成。',
    '',
    '用法（usage）：npm start -- [选项]',
    '',
    '选项（options）：',
    ...options.map(([name, meaning]) => `  ${name.padEnd(16)}${meaning}`),
    '',
    '设置（settings），取自环境变量，【】内为默认值：',
    ...settings.map(([name, preset, meaning]) => `  ${name.padEnd(25)}${meaning}【${preset}】`),
    '',
    '例（example）：PORT=8080 npm start -- --no-sample',
  ].join('\n')
}

/**
 * @param {string} version such as 20.11.0
 * @throws {Failure} when this Node cannot even run the set-up
 */
export function checkNodeVersion(version) {
  if (Number.parseInt(version, 10) >= 20) return
  throw new Failure(`Node.js 版本是 ${version}，至少要 20。请从 nodejs.org 安装新的长期支持版，再运行一次。`)
}
