import type { JSONField, SelectField, UIField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { stages } from './stages.ts'
import { optionsOf } from '../../base/options.ts'

/** How far the newest text has come. The newsroom's steps set it; nobody types it in. Absent means draft. */
export const stageField: SelectField = {
  name: 'stage',
  type: 'select',
  label: '审稿进度',
  options: optionsOf(stages),
  index: true,
  access: fieldAccess(systemFields.fields.kept),
  // the edit view shows it as a badge
  admin: { condition: () => false, components: { Cell: '/features/review/admin/StageCell#StageCell' } },
}

/**
 * Ids of the accounts that changed the text since it was last published (decision 0009). A hook keeps it; what a client
 * sends is not taken.
 */
export const writersField: JSONField = {
  name: 'writers',
  type: 'json',
  label: '写稿的人',
  hidden: true,
  access: fieldAccess(systemFields.fields.unseen),
}

/** Ids of the accounts that mended the text while it was reviewed, until a writer agrees (decision 0025). */
export const mendersField: JSONField = {
  name: 'menders',
  type: 'json',
  label: '审稿时修改的人',
  hidden: true,
  access: fieldAccess(systemFields.fields.unseen),
}

const onlyInForms = { disableBulkEdit: true, disableListColumn: true }

/** How far the text has come and what may be done with it, above the form. */
export const reviewBar: UIField = {
  name: 'reviewBar',
  type: 'ui',
  label: '审稿',
  admin: { ...onlyInForms, components: { Field: '/features/review/admin/ReviewBar#ReviewBar' } },
}

/** 内容责任: who did what, beside the form. */
export const timelineField: UIField = {
  name: 'timeline',
  type: 'ui',
  label: '内容责任',
  admin: { ...onlyInForms, position: 'sidebar', components: { Field: '/features/review/admin/Timeline#Timeline' } },
}
