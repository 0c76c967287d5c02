import type { RelationshipField, UploadField } from 'payload'

/** People of the talent library. @param label what they are here, for example 主讲人 */
export function talentsField(name: string, label: string, width = '50%'): RelationshipField {
  return { name, type: 'relationship', relationTo: 'talents', hasMany: true, label, admin: { width } }
}

/** Teams. @param label what they are here, for example 参演团队 */
export function teamsField(label: string, width = '50%'): RelationshipField {
  return { name: 'teams', type: 'relationship', relationTo: 'teams', hasMany: true, label, admin: { width } }
}

/** An uploaded recording. @param label what it is here, for example 演出录像 */
export function recordingField(name: string, label: string, description?: string): UploadField {
  return { name, type: 'upload', relationTo: 'recordings', label, ...(description && { admin: { description } }) }
}

/** Further pictures. @param label what they show here, for example 现场照片 */
export function picturesField(label: string): UploadField {
  return {
    name: 'pictures',
    type: 'upload',
    relationTo: 'media',
    hasMany: true,
    maxRows: 30,
    label,
    admin: { description: '最多 30 张，按这里的顺序显示。' },
  }
}
