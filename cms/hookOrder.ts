import type { SanitizedConfig } from 'payload'
import { keepLock, keepOthersLocks } from './rights/keepLock.ts'
import { takeOverFormerSlugs } from './documents/addresses/keepFormerSlugs.ts'
import { boundList } from './documents/answers/adminReads.ts'
import { boundPopulated, weigh } from './documents/answers/boundAnswers.ts'
import { dropOfGlobal, narrow, setAside } from './documents/answers/selectAfterWrites.ts'
import { keepShownFiles, keepShownFilesThere } from './features/review/keepShownFiles.ts'
import { keepPhotos, keepPhotosAsTheyAre } from './features/grassroots/deliveries/keepPhotos.ts'
import { keepLeaders } from './features/grassroots/returns/keepLeaders.ts'
import { keepReporters } from './features/grassroots/returns/keepReporters.ts'
import { keepReported, keepReportedThere } from './features/grassroots/returns/keepReported.ts'
import { keepAwaited } from './features/grassroots/orders/keepAwaited.ts'
import { keepOrdered } from './features/grassroots/providers/keepOrdered.ts'
import { keepBooks } from './features/signup/desk/keepBooks.ts'
import { keepSignedUp } from './features/signup/desk/keepSignedUp.ts'
import { withdrawFulfilled } from './features/schedule/withdrawFulfilled.ts'
import { keepUsedFiles } from './content/files/pictures/keepUsedFiles.ts'
import { placeInTree } from './people/units/placeInTree.ts'
import { keepAnAdministratorOnChange, keepAnAdministratorOnDelete } from './people/accounts/keepAnAdministrator.ts'
import { askForOldPassword, refuseWeakPassword, takeOldPassword } from './people/accounts/newPassword.ts'
import { refuseEndedLogin } from './people/accounts/sessions.ts'
import { trimTexts } from './documents/fields/trimTexts.ts'
import { takeUpload } from './content/files/takeUpload.ts'
import { holdCopied, holdSent, holdSentGlobal } from './documents/limits/holdLimits.ts'
import { forgetPreferences, holdPreference, readPreference } from './documents/limits/holdPreferences.ts'
import { holdToReview } from './features/review/holdToReview.ts'
import { noteWrite } from './documents/saving/noteWrite.ts'
import {
  notePassword,
  recordChange,
  recordDelete,
  recordLogin,
  recordSetting,
} from './documents/audit/recordChanges.ts'
import { recordDeletion, recordIntended, settleDeletion } from './features/review/recordIntended.ts'
import { unitEditorsFollowTheNewestDraft } from './features/review/unitEditorsFollowTheNewestDraft.ts'
import { unitEditorsSaveDrafts } from './features/review/unitEditorsSaveDrafts.ts'
import { forgetWordings } from './features/review/wording/list.ts'
import { reportChange, reportDelete, reportGlobal } from './documents/outbox/reportChange.ts'
import { checkQuery } from './documents/queries/checkQueries.ts'
import { refuseGoneReferences } from './documents/references/refuseGone.ts'
import { noteUnnamedRows, ownRowIds, ownRowIdsOfGlobal } from './documents/rowIds/keepRowIds.ts'
import { readEmptyGroups } from './documents/saving/emptyGroups.ts'
import { beginToRead, failWhenRefused } from './documents/guards/guardedDatabase.ts'
import { refuseOutdated, refuseOutdatedGlobal } from './documents/saving/refuseOutdated.ts'
import { noteWhoSaves } from './documents/saving/savedBy.ts'
import { lookForForms, markCut } from './documents/search/searchByText.ts'
import { moveThroughTrash, trashWholeEntries } from './documents/trash/moveThroughTrash.ts'
import { refuseVersionsOfTrash } from './documents/trash/refuseVersionsOfTrash.ts'
import { refuseNewInTrash, startOutsideTrash } from './documents/trash/startOutsideTrash.ts'
import { unitEditorsAskAboutTheirEntries } from './documents/queries/unitEditorsAskAboutTheirEntries.ts'
import { keepWhenMade } from './documents/versions/keepWhenMade.ts'

/**
 * Every hook of a collection or a global, by phase, in the order in which they run. The order decides what a person is
 * told first and what work is spared. No rule needs it: each looks at what was asked for, or says itself what it needs
 * (test/unit/documents/hookOrder.test.ts runs them in every order). Hooks of fields come after those of the collection before a
 * change, and before them at the validation: Payload's own order.
 */
export const hookOrder: Readonly<Record<string, readonly unknown[]>> = {
  beforeOperation: [
    // limits first: the others need not wade through what is too much, and what is no field's is gone
    holdSent,
    holdSentGlobal,
    // how much an answer may be, before somebody works for it
    setAside,
    dropOfGlobal,
    boundPopulated,
    boundList,
    checkQuery,
    // everything read from here on counts as read by the operation; whoever reads says so again
    beginToRead,
    // a group that is null becomes its fields, which the rules below and Payload go through
    readEmptyGroups,
    // which rows have no id, before Payload gives them one
    noteUnnamedRows,
    // the trash: what of a write moves an entry, before those who ask what sort of write it is
    refuseNewInTrash,
    trashWholeEntries,
    refuseVersionsOfTrash,
    // what a person may: a refusal is told before files and references cost anything
    unitEditorsSaveDrafts,
    unitEditorsAskAboutTheirEntries,
    takeOldPassword,
    refuseEndedLogin,
    // how the write is meant, once it is one that may be
    noteWrite,
    // the costly ones: decoding a picture, more conditions for a search, looking for what is named
    takeUpload,
    lookForForms,
    refuseGoneReferences,
  ],
  beforeValidate: [
    // limits of what is copied, before it is gone through
    holdCopied,
    // texts as they are stored, for the rules that read them
    trimTexts,
    placeInTree,
  ],
  beforeChange: [
    // an outdated form is told what happened meanwhile, and not what is wrong with what it has
    refuseOutdated,
    refuseOutdatedGlobal,
    // whose it is, before anything is made of it
    unitEditorsFollowTheNewestDraft,
    keepLock,
    holdPreference,
    // where it lies, and with that its status and address
    startOutsideTrash,
    moveThroughTrash,
    keepShownFiles,
    keepPhotosAsTheyAre,
    // a password that is no use costs no guess; the last administrator is asked for last, since that holds the turn
    refuseWeakPassword,
    askForOldPassword,
    keepAnAdministratorOnChange,
    notePassword,
    // what the system keeps of a version
    noteWhoSaves,
    keepWhenMade,
    // locks what people sign up for, and refuses
    keepBooks,
    // what units have reported of a campaign
    keepReported,
    // the review sees the text as it will be, and writes its row of the audit log when nothing else refuses
    holdToReview,
    // costs queries, and changes nothing that is read
    ownRowIds,
    ownRowIdsOfGlobal,
  ],
  afterChange: [
    // nothing is told of what was not written
    failWhenRefused,
    // words that are forbidden from now on, before anything waits
    forgetWordings,
    // recorded, then handed over, then shown: none is public without a row
    recordIntended,
    recordChange,
    recordSetting,
    withdrawFulfilled,
    takeOverFormerSlugs,
    forgetPreferences,
    reportChange,
    reportGlobal,
  ],
  afterRead: [readPreference],
  // first what a unit editor may not at all, then what nobody may; a row of the log is written when nothing refuses
  beforeDelete: [
    keepShownFilesThere,
    keepUsedFiles,
    keepSignedUp,
    keepReportedThere,
    keepLeaders,
    keepReporters,
    keepPhotos,
    keepOrdered,
    keepAwaited,
    keepAnAdministratorOnDelete,
    keepOthersLocks,
    recordDeletion,
  ],
  // as after a change
  afterDelete: [forgetWordings, settleDeletion, recordDelete, reportDelete],
  // the answer is weighed as it is given
  afterOperation: [narrow, markCut, weigh],
  afterLogin: [recordLogin],
}

/**
 * Puts the hooks of every collection and global into that order, wherever they were added.
 * @throws when a hook has no place in it
 */
export function putHooksInOrder(config: SanitizedConfig): SanitizedConfig {
  for (const { slug, hooks } of [...config.collections, ...config.globals])
    for (const [phase, given] of Object.entries(hooks as Record<string, unknown[]>))
      Object.assign(hooks, { [phase]: inOrder(given, hookOrder[phase] ?? [], `${slug}, ${phase}`) })
  return config
}

function inOrder(given: readonly unknown[], order: readonly unknown[], where: string): unknown[] {
  if (given.some((hook) => !order.includes(hook)))
    throw new Error(`A hook has no place in the order of hooks: ${where}`)
  return given.toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
}
