'use client'

import type { Preview, PreviewRow } from '../batch/batch.ts'

const operations = { create: '新建', update: '修改' } as const

/** Rows shown of a preview. */
const mostRows = 100

interface Props {
  preview: Preview
  /** Lines that do something. */
  total: number
  /** Whether those alone are shown that are worth a second look. */
  isMarkedOnly: boolean
}

/** What a file would do, line by line, with every value as it will be stored. */
export function PreviewRows({ preview, total, isMarkedOnly }: Props) {
  if (total === 0) return <p>和库里完全一样，没有要导入的。</p>
  const rows = preview.rows.filter((row) => !isMarkedOnly || isMarked(row))
  const few = isMarkedOnly ? rows : shownOf(rows)
  const all = isMarkedOnly ? preview.marked : total
  return (
    <>
      <table className="gongyun-import-table">
        <thead>
          <tr>
            <th>行</th>
            <th>做什么</th>
            <th>名称</th>
            <th>存成什么</th>
          </tr>
        </thead>
        <tbody>
          {few.map((row) => (
            <tr key={row.row} className={isMarked(row) ? 'marked' : undefined}>
              <td data-label="行">{row.row}</td>
              <td data-label="做什么">{operations[row.operation]}</td>
              <td data-label="名称">
                <span>
                  {row.title}
                  <small>{row.code}</small>
                  <Marks marks={row.marks} />
                </span>
              </td>
              <td data-label="存成什么">
                <Values row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > few.length && (
        <p>
          一共 {all} 行，这里列出 {few.length} 行{!isMarkedOnly && '，要核对的都在前面列出'}。
        </p>
      )}
    </>
  )
}

function Values({ row: { operation, changes } }: { row: PreviewRow }) {
  return (
    <ul>
      {changes.map(({ header, before, after, marks }) => (
        <li key={header}>
          <span className="gongyun-import-header">{header}</span>{' '}
          {operation === 'update' && (
            <>
              <del>{before || '（空）'}</del> →{' '}
            </>
          )}
          <ins>{after || '（空）'}</ins>
          <Marks marks={marks} />
        </li>
      ))}
    </ul>
  )
}

function Marks({ marks }: { marks: readonly string[] }) {
  return marks.map((mark) => (
    <strong key={mark} className="gongyun-import-mark">
      核对：{mark}
    </strong>
  ))
}

function isMarked({ marks, changes }: PreviewRow): boolean {
  return marks.length > 0 || changes.some((change) => change.marks.length > 0)
}

/** Of too many rows those that are worth a second look, and the first of the others. */
function shownOf(rows: readonly PreviewRow[]): PreviewRow[] {
  const plain = rows.filter((row) => !isMarked(row)).slice(0, Math.max(mostRows - rows.filter(isMarked).length, 0))
  return rows.filter((row) => isMarked(row) || plain.includes(row))
}
