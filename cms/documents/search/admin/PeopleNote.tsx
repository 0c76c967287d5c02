import type { BeforeListTableServerProps } from 'payload'
import { createLocalReq } from 'payload'
import { namingPeople } from '../namedPeople.ts'

/** Above a list that was searched by a name which too many people have: that not all entries with them are in it. */
export async function PeopleNote({ collectionConfig, payload, searchParams, user }: BeforeListTableServerProps) {
  const typed = searchParams?.['search']
  if (typeof typed !== 'string' || typed.trim() === '' || !user) return null
  const req = await createLocalReq({ user }, payload)
  const searched = { collection: collectionConfig.slug, fields: collectionConfig.flattenedFields, draft: true }
  if (!(await namingPeople(typed, searched, req)).isCut) return null
  return (
    <p className="gongyun-people-note" role="status">
      名字里有「{typed}」的人太多，只找了最近改过的一部分人参加的条目。请把姓名写全再找。
    </p>
  )
}
