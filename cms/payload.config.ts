import path from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'
import { collections, globals, plugins } from './capabilities.ts'
import { closePayloadsOwn } from './rights/closePayloadsOwn.ts'
import { tellWhoHasIt } from './documents/addresses/tellWhoHasIt.ts'
import { showTimesInShanghai } from './documents/fields/dates/showTimesInShanghai.ts'
import { searchRelations } from './documents/search/admin/searchRelations.ts'
import { shortLists } from './documents/answers/shortLists.ts'
import { compareOnServer } from './documents/versions/admin/compareOnServer.ts'
import { showVersions } from './documents/versions/admin/showVersions.ts'
import { boundAnswers } from './documents/answers/boundAnswers.ts'
import { selectAfterWrites } from './documents/answers/selectAfterWrites.ts'
import { chinese } from './base/chinese.ts'
import { closedUp } from './base/closedUp.ts'
import { answerRefusal } from './base/answerRefusal.ts'
import { sharpInTurn } from './content/files/pictures/picturesInTurn.ts'
import { aroundFile, largestRecording, uploadTooLarge } from './content/files/pictures/uploadLimit.ts'
import { keepAccounts } from './people/accounts/sessions.ts'
import { users } from './people/accounts/users.ts'
import { databaseAdapter } from './database/adapter.ts'
import { tellFullDisk } from './base/disk/tellFullDisk.ts'
import { ownSettings } from './base/settings/env.ts'
import { noteAskedFiles } from './content/files/askedFor.ts'
import { refuseNamedFiles } from './content/files/refuseNamedFiles.ts'
import { wordEndpoint } from './content/pasting/word/wordEndpoint.ts'
import { useRequestFolders } from './content/files/requestFolder.ts'
import { storeFiles } from './content/files/storeFiles.ts'
import { putHooksInOrder } from './hookOrder.ts'
import { holdLimits } from './documents/limits/holdLimits.ts'
import { holdRestoredGlobals } from './documents/limits/holdRestoredGlobals.ts'
import { holdPreferences } from './documents/limits/holdPreferences.ts'
import { logOptions } from './server/log/log.ts'
import { logOutput } from './base/logging/output.ts'
import { noMail } from './base/noMail.ts'
import { openedPort } from './documents/port.ts'
import { checkQueries } from './documents/queries/checkQueries.ts'
import { deepestDepth } from './documents/queries/queryProblem.ts'
import { referencesEndpoint } from './documents/references/referencesEndpoint.ts'
import { refuseGone } from './documents/references/refuseGone.ts'
import { tellNoReference } from './documents/references/tellNoReference.ts'
import { loggedByShape, logRefusal } from './server/log/refusalsInLog.ts'
import { keepRowIds } from './documents/rowIds/keepRowIds.ts'
import { fillSearchTextsInBackground } from './documents/search/fillSearchTexts.ts'
import { keepNextDatesInBackground } from './documents/nextDate/keepNextDates.ts'
import { keepSearchTexts } from './documents/search/keepSearchTexts.ts'
import { readSecret } from './base/settings/secret.ts'
import { guardWrites } from './documents/guards/guardedDatabase.ts'
import { askForRows } from './documents/rows/askForRows.ts'
import { tellWhoHasLock } from './documents/saving/tellWhoHasLock.ts'
import { lockedInChinese } from './documents/saving/lockedInChinese.ts'
import { manyOneByOne } from './documents/saving/manyAtOnce.ts'
import { sayInChinese } from './documents/saving/sayInChinese.ts'
import { tellWriteConflicts } from './documents/guards/tellWriteConflicts.ts'
import { tellUnreadable } from './server/http/bodies/unreadable.ts'
import { largestDocument } from './server/http/bodies/bodyLimits.ts'
import { noPictures } from './server/routes/noPictures.ts'
import { tagsEndpoint } from './content/tags/tagsEndpoint.ts'
import { originsOf } from './base/settings/origins.ts'
import { keepOrder } from './documents/versions/keepOrder.ts'
import { restoreAsDraft } from './documents/versions/restoreAsDraft.ts'
import { keepVersions } from './documents/versions/keepVersions.ts'

const settings = ownSettings()
/** A build and the code generators run without a data folder and must not make one. */
const isServing = process.env['GONGYUN_SERVING'] === '1'

export default buildConfig({
  secret: isServing ? readSecret(settings.dataDir) : 'build',
  db: await databaseAdapter(settings),
  defaultDepth: 0,
  maxDepth: deepestDepth,
  editor: lexicalEditor(),
  sharp: sharpInTurn,
  collections,
  globals,
  // every text has a limit of its own (cms/documents/limits), and some are longer than what Payload takes where there is none
  defaultMaxTextLength: Number.MAX_SAFE_INTEGER,
  plugins,
  endpoints: [noPictures, referencesEndpoint, tagsEndpoint, wordEndpoint],
  hooks: { afterError: [logRefusal, answerRefusal, lockedInChinese, tellWriteConflicts, tellFullDisk, sayInChinese] },
  i18n: {
    supportedLanguages: { zh: { ...zh, translations: closedUp(zh.translations) } },
    fallbackLanguage: 'zh',
    translations: { zh: chinese },
  },
  csrf: originsOf(settings),
  graphQL: { disable: true },
  telemetry: false,
  email: noMail,
  logger: { options: logOptions(settings.logLevel), destination: logOutput },
  loggingLevels: loggedByShape,
  upload: {
    // of a form's fields one holds the whole document
    limits: { fileSize: largestRecording, fieldSize: largestDocument },
    // 50 MB by default, whatever the file may have
    requestSizeLimit: largestRecording + aroundFile,
    // a recording is never held in memory
    useTempFiles: true,
    abortOnLimit: true,
    responseOnLimit: uploadTooLarge,
  },
  admin: {
    user: users.slug,
    avatar: 'default',
    dateFormat: 'yyyy-MM-dd HH:mm',
    meta: {
      title: '工韵后台',
      titleSuffix: ' · 工韵',
      // drawn on the main thread for anybody who asks
      defaultOGImageType: 'off',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.svg' }],
    },
    components: {
      providers: [
        '/people/accounts/admin/RoleOnPage#RoleOnPage',
        '/documents/typing/EraseTyping#EraseTyping',
        '/base/ui/InChinese#InChinese',
        '/content/fields/admin/rows/NewRowStaysOpen#NewRowStaysOpen',
      ],
      views: {
        forgot: { Component: '/people/accounts/admin/ForgottenPassword#ForgottenPassword', path: '/forgot' },
      },
      graphics: { Icon: '/base/ui/Mark#Mark', Logo: '/people/accounts/admin/LoginHeading#LoginHeading' },
    },
    importMap: { baseDir: path.resolve('cms'), importMapFile: path.resolve('cms/app/(payload)/admin/importMap.js') },
  },
  typescript: { outputFile: path.resolve('cms/payload-types.ts') },
  onInit: async (payload) => {
    // within the transactions, which `connected` lays around what is here by then
    keepAccounts(payload)
    keepSearchTexts(payload)
    openedPort()?.connected(payload)
    // below all others: they read what it has written
    keepOrder(payload)
    tellWhoHasIt(payload)
    keepVersions(payload)
    holdRestoredGlobals(payload)
    // inside the guard: a write that is refused brings no files
    storeFiles(payload)
    guardWrites(payload)
    await openedPort()?.ready(payload)
    if (isServing) fillSearchTextsInBackground(payload)
    if (isServing) keepNextDatesInBackground(payload)
  },
})
  .then(useRequestFolders)
  .then(closePayloadsOwn)
  .then(tellWhoHasLock)
  .then(askForRows)
  .then(showTimesInShanghai)
  .then(compareOnServer)
  .then(showVersions)
  .then(restoreAsDraft)
  .then(shortLists)
  .then(searchRelations)
  .then(checkQueries)
  .then(boundAnswers)
  .then(selectAfterWrites)
  .then(manyOneByOne)
  .then(tellNoReference)
  .then(refuseGone)
  .then(noteAskedFiles)
  .then(refuseNamedFiles)
  .then(tellUnreadable)
  .then(holdPreferences)
  .then(holdLimits)
  .then(keepRowIds)
  .then(putHooksInOrder)
