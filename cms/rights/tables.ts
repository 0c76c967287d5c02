import { type PlainCell, type Row, row } from './cells.ts'

/** What may be done, each with what the page for people calls it. Payload asks for those up to `unlock`. */
export const operations = {
  create: '新建',
  read: '查看',
  readVersions: '查看历史版本',
  update: '修改',
  /** Payload asks for it as for a deletion. */
  trash: '放进垃圾箱',
  delete: '彻底删除',
  unlock: '解除登录锁定',
  publish: '发布、下线、定时',
  bring: '导入表格',
  publishImport: '导入时直接发布',
  seeImport: '查看导入批次',
  see: '查看报名（姓名、电话遮住）',
  reveal: '看一个人的姓名和电话',
  work: '处理报名：取消、签到、开关、通知',
  exportRoster: '导出名单',
  seeReturns: '查看统计表和汇总',
  fillReturn: '填写、报送、撤回统计表',
  decideReturn: '受理、暂缓、退回、通过、锁定统计表，开放补报',
  seeDeliveries: '查看场次记录',
  record: '记一场、改正、撤回（单位、类别、日期、地点、人数马上公开，不经审稿）',
  seeTargets: '查看任务分解',
  breakDown: '录入、导入任务分解',
  seeOrders: '查看点单',
  placeOrder: '点单、确认安排、请重新安排、评价来的人',
  handleOrder: '安排点单、答复不能安排、登记送到、评价单位',
  menu: '在菜单里看到',
} as const
export type Operation = keyof typeof operations

export type FieldOperation = 'create' | 'read' | 'update'

/** A field's own rights; an operation that has no row is as it is for the document. */
export interface FieldTable {
  title: string
  rows: Partial<Record<FieldOperation, Row<PlainCell>>>
}

/** Who may do what with one class of collections or globals. */
export interface Table {
  title: string
  rows: Partial<Record<Operation, Row>>
  /** Path of the field that says whose a document is, where a cell is `own`. */
  owner?: string
  fields?: Record<string, FieldTable>
}

// columns: administrator, editor, reviewer, unit editor, auditor
const nobody = row('nobody', 'nobody', 'nobody', 'nobody', 'nobody')
const everybody = row('all', 'all', 'all', 'all', 'all')
const administrators = row('all', 'nobody', 'nobody', 'nobody', 'nobody')
const editors = row('all', 'all', 'nobody', 'nobody', 'nobody')
const administratorsAndAuditors = row('all', 'nobody', 'nobody', 'nobody', 'all')

/** Entries with pages. What else a step takes, the review decides (decision 0009). */
export const entries = {
  title: '有公众页面的内容（阵地除外）',
  rows: {
    create: row('all', 'all', 'nobody', 'newDrafts', 'nobody'),
    read: row('all', 'all', 'all', 'ownUnits', 'all'),
    readVersions: row('all', 'all', 'all', 'ownUnits', 'all'),
    update: row('all', 'all', 'all', 'draftsOfOwnUnits', 'nobody'),
    publish: row('all', 'all', 'all', 'nobody', 'nobody'),
    trash: row('all', 'all', 'nobody', 'unpublishedOfOwnUnits', 'nobody'),
    delete: administrators,
  },
} satisfies Table

/** Entries that all units refer to and that keep nothing private. */
export const sharedEntries = {
  title: '阵地',
  rows: { ...entries.rows, read: row('all', 'all', 'all', 'ownUnitsAndPublished', 'all') },
} satisfies Table

export const files = {
  title: '图片、音视频、附件',
  rows: {
    create: row('all', 'all', 'nobody', 'newDrafts', 'nobody'),
    read: row('all', 'all', 'all', 'ownUnits', 'all'),
    update: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    trash: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    delete: administrators,
  },
} satisfies Table

/** Spreadsheets with pictures. Their rows in the database have no API of their own (`closed`). */
export const imports = {
  title: '表格导入',
  owner: 'who',
  rows: {
    bring: row('all', 'all', 'nobody', 'withUnit', 'nobody'),
    publishImport: editors,
    seeImport: row('all', 'all', 'own', 'own', 'all'),
  },
} satisfies Table

export const schedules = {
  title: '定时上线下线的记录（由“定时”产生）',
  rows: {
    create: nobody,
    read: row('all', 'all', 'all', 'ofReadableEntries', 'all'),
    update: nobody,
    delete: nobody,
  },
} satisfies Table

export const wordings = {
  title: '用语表',
  rows: { create: editors, read: everybody, update: editors, delete: editors },
} satisfies Table

export const units = {
  title: '工会组织',
  rows: {
    create: administrators,
    read: everybody,
    update: administrators,
    delete: administrators,
    menu: administratorsAndAuditors,
  },
} satisfies Table

export const accounts = {
  title: '账号',
  owner: 'id',
  rows: {
    create: administrators,
    read: row('all', 'all', 'all', 'own', 'all'),
    update: row('all', 'own', 'own', 'own', 'own'),
    delete: administrators,
    unlock: nobody,
    menu: administratorsAndAuditors,
  },
  fields: {
    // the audit log names people by it
    name: { title: '姓名', rows: { update: administrators } },
    // whoever could change it would learn which addresses are taken, and could take an open log-in away
    email: { title: '电子邮箱', rows: { read: row('all', 'own', 'own', 'own', 'own'), update: administrators } },
    role: { title: '角色', rows: { create: administrators, update: administrators } },
    unit: { title: '所在工会', rows: { create: administrators, update: administrators } },
  },
} satisfies Table

export const settings = {
  title: '网站、审稿设置',
  rows: {
    read: everybody,
    readVersions: administratorsAndAuditors,
    update: administrators,
    menu: administratorsAndAuditors,
  },
} satisfies Table

export const synonyms = {
  title: '同义词',
  rows: {
    read: everybody,
    readVersions: everybody,
    update: editors,
    menu: row('all', 'all', 'nobody', 'nobody', 'all'),
  },
} satisfies Table

export const holidays = { ...synonyms, title: '放假安排' } satisfies Table

export const messageTexts = { ...synonyms, title: '消息模板' } satisfies Table

/** Those who signed up, of the entries of a unit. Their rows in the database have no API of their own (`closed`). */
export const registrations = {
  title: '报名',
  rows: {
    see: row('all', 'all', 'nobody', 'ownUnits', 'all'),
    reveal: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    work: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    exportRoster: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
  },
} satisfies Table

/**
 * What units report of a campaign. Who decides is said by the tree: a level for what is below it. The rows in the database
 * have no API of their own (`closed`).
 */
export const returns = {
  title: '进基层统计表',
  rows: {
    seeReturns: row('all', 'all', 'all', 'ownUnits', 'all'),
    fillReturn: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    decideReturn: row('all', 'all', 'all', 'ownUnits', 'nobody'),
  },
} satisfies Table

/** What units have delivered. Its rows in the database have no API of their own (`closed`). */
export const deliveries = {
  title: '进基层场次记录',
  rows: {
    seeDeliveries: row('all', 'all', 'all', 'ownUnits', 'all'),
    record: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
  },
} satisfies Table

/** What units are to do of a campaign. The rows in the database have no API of their own (`closed`). */
export const targets = {
  title: '进基层任务分解',
  rows: {
    seeTargets: row('all', 'all', 'all', 'ownUnits', 'all'),
    breakDown: editors,
  },
} satisfies Table

/** What units order of the menu; cancelling is for both sides. Its rows in the database have no API of their own (`closed`). */
export const orders = {
  title: '进基层点单（取消：点单的和安排的都可以）',
  rows: {
    seeOrders: row('all', 'all', 'all', 'ownUnits', 'all'),
    placeOrder: row('all', 'all', 'nobody', 'ownUnits', 'nobody'),
    handleOrder: editors,
  },
} satisfies Table

/** With whom the union has contracts, and what became of them: not for units. */
export const providers = {
  title: '服务商',
  rows: {
    create: editors,
    read: row('all', 'all', 'all', 'nobody', 'all'),
    update: editors,
    delete: administrators,
    menu: row('all', 'all', 'all', 'nobody', 'all'),
  },
} satisfies Table

/** Rows are added by hooks and by nothing else. */
export const audits = {
  title: '审计记录',
  rows: {
    create: nobody,
    read: administratorsAndAuditors,
    update: nobody,
    delete: nobody,
    menu: administratorsAndAuditors,
  },
} satisfies Table

/** Made by the server alone. Of what one may not update, nobody takes or ends another's (keepLock.ts). */
export const locks = {
  title: '编辑锁（修改是接管，彻底删除是解除）',
  owner: 'user.value',
  rows: {
    create: nobody,
    read: row('all', 'all', 'all', 'ofReadableDocuments', 'all'),
    update: row('all', 'all', 'all', 'ofReadableDocuments', 'own'),
    delete: row('all', 'all', 'all', 'ofReadableDocuments', 'own'),
  },
} satisfies Table

/** What no role reaches through any API. */
export const closed = {
  title: '系统自己的记录（导入批次、待发布的改动、数据库迁移）',
  rows: { create: nobody, read: nobody, update: nobody, delete: nobody },
} satisfies Table

/** Fields that the system fills in, whoever writes the document. */
export const systemFields = {
  title: '系统填写的栏目',
  rows: {},
  fields: {
    kept: { title: '审稿进度、保存的人、演示数据、原文件名等', rows: { create: nobody, update: nobody } },
    givenOnce: { title: '编号', rows: { update: nobody } },
    unseen: { title: '写稿的人', rows: { read: nobody } },
    /** What a person saw when the change was begun comes with it. */
    seen: { title: '修改时间', rows: { create: nobody } },
  },
} satisfies Table

/** All of them, in the order of the page. */
export const tables: readonly Table[] = [
  entries,
  sharedEntries,
  files,
  imports,
  schedules,
  wordings,
  units,
  accounts,
  settings,
  synonyms,
  holidays,
  messageTexts,
  registrations,
  returns,
  deliveries,
  targets,
  orders,
  providers,
  audits,
  locks,
  closed,
  systemFields,
]
