import { type Asker, cells, type Row } from './cells.ts'
import { roles } from './roles.ts'
import { type FieldTable, type Operation, operations, type Table } from './tables.ts'

const columns: Record<Asker, string> = { ...roles, public: '未登录' }
const askers = Object.keys(columns) as Asker[]

const head = `# 谁能做什么

<!-- 由 npm run generate 从 cms/rights/tables.ts 写出，请不要直接改。 -->

每张表是一类内容，一行是一种操作，一列是一种角色。“${cells.nobody}”是不能；“本单位”是账号的所在工会和它的下级。

表里写的是一个角色最多能做什么。发布和下线还要合审稿的规矩（[0009](decisions/0009-review-and-audit.md)）；正在公众页面上用的图片、别人的编辑锁、最后一个管理员另有限制（[0007](decisions/0007-roles-and-units.md)）。没有登录的人只看公众网站，后台和接口一概进不去。
`

/** The page for whoever runs the site: a Markdown table for each class, in Chinese. */
export function rightsPage(tables: readonly Table[]): string {
  return [head, ...tables.map(sectionOf)].join('\n')
}

function sectionOf({ title, rows, fields = {} }: Table): string {
  const lines = (Object.keys(operations) as Operation[]).flatMap((operation) =>
    lineOf(operations[operation], rows[operation]),
  )
  const ofFields = Object.values(fields).flatMap(linesOfField)
  const names = ['操作', ...Object.values(columns)]
  return [`## ${title}`, '', line(names), line(names.map(() => '---')), ...lines, ...ofFields, ''].join('\n')
}

function linesOfField({ title, rows }: FieldTable): string[] {
  return (['create', 'read', 'update'] as const).flatMap((operation) =>
    lineOf(`${fieldWords[operation]}“${title}”`, rows[operation]),
  )
}

const fieldWords = { create: '新建时填写', read: operations.read, update: operations.update }

function lineOf(name: string, row: Row | undefined): string[] {
  return row === undefined ? [] : [line([name, ...askers.map((asker) => cells[row[asker]])])]
}

function line(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`
}
