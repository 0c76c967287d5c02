import type { BeforeListTableServerProps } from 'payload'
import { peopleAreCut } from '../peopleAreCut.ts'

/** Above a list that was searched by a name which too many people have: that not all entries with them are in it. */
export function PeopleNote({ data, searchParams }: BeforeListTableServerProps) {
  const typed = searchParams?.['search']
  if (typeof typed !== 'string' || !(peopleAreCut in data)) return null
  return (
    <p className="gongyun-people-note" role="status">
      名字里有「{typed}」的人太多，只找了最近改过的一部分人参加的条目。请把姓名写全再找。
    </p>
  )
}
