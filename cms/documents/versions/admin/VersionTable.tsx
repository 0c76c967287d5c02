import type { ReactNode } from 'react'
import { formatInShanghai } from '../../../base/time/wallClock.ts'
import type { VersionLine, VersionPage } from '../versionLines.ts'
import { VersionLink } from './VersionLink.tsx'

const moment = formatInShanghai({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

interface Props {
  shown: VersionPage
  /** Address of the list. */
  path: string
  /** Whether a version is chosen to compare with. */
  isToCompare: boolean
  /** What is said of who saved a version where that is not known. */
  nobody: string
  stateOf: (line: VersionLine) => ReactNode
}

/** Versions, the newest first: when, who, what changed and what became of each. */
export function VersionTable({ shown: { lines, page, pages }, path, isToCompare, nobody, stateOf }: Props) {
  return (
    <>
      <table className="gongyun-versions">
        <thead>
          <tr>
            <th>时间</th>
            <th>谁</th>
            <th>改了什么</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <VersionLink href={`${path}/${line.id}`} id={line.id} isToCompare={isToCompare}>
                  <time dateTime={line.at}>{moment.format(new Date(line.at))}</time>
                </VersionLink>
              </td>
              <td>{line.by ?? nobody}</td>
              <td>{changesText(line.changes)}</td>
              <td>{stateOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isToCompare && pages > 1 && (
        <nav className="gongyun-versions-pages" aria-label="翻页">
          {page > 1 && <a href={`${path}?page=${page - 1}`}>较新的</a>}
          <span>
            第 {page} 页，共 {pages} 页
          </span>
          {page < pages && <a href={`${path}?page=${page + 1}`}>更早的</a>}
        </nav>
      )}
    </>
  )
}

function changesText(changes: VersionLine['changes']): string {
  if (changes === undefined) return '最早的一版'
  return changes.length === 0 ? '文字没有改' : changes.join('、')
}
