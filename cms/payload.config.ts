import path from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'
import { pageCollections } from '../site/catalogue/pageCollections.ts'
import { closePayloadsOwn } from './access/closePayloadsOwn.ts'
import { tellWhoHasIt } from './addresses/tellWhoHasIt.ts'
import { showTimesInShanghai } from './admin/dates/showTimesInShanghai.ts'
import { searchRelations } from './admin/search/searchRelations.ts'
import { shortLists } from './admin/shortLists.ts'
import { compareOnServer } from './admin/versions/compareOnServer.ts'
import { boundAnswers } from './answers/boundAnswers.ts'
import { selectAfterWrites } from './answers/selectAfterWrites.ts'
import { answerRefusal } from './base/answerRefusal.ts'
import { audits } from './collections/audits.ts'
import { libraries } from './collections/libraries.ts'
import { media } from './collections/media/media.ts'
import { sharpInTurn } from './collections/media/picturesInTurn.ts'
import { aroundFile, largestRecording, uploadTooLarge } from './collections/media/uploadLimit.ts'
import { outbox } from './collections/outbox.ts'
import { recordings } from './collections/recordings/recordings.ts'
import { units } from './collections/units/units.ts'
import { keepAccounts } from './collections/users/sessions.ts'
import { users } from './collections/users/users.ts'
import { withPages } from './collections/withPages.ts'
import { databaseAdapter } from './database.ts'
import { tellFullDisk } from './disk/tellFullDisk.ts'
import { ownSettings } from './env.ts'
import { noteAskedFiles } from './files/askedFor.ts'
import { refuseNamedFiles } from './files/refuseNamedFiles.ts'
import { useRequestFolders } from './files/requestFolder.ts'
import { storeFiles } from './files/storeFiles.ts'
import { site } from './globals/site.ts'
import { synonyms } from './globals/synonyms.ts'
import { desk } from './desk/plugin.ts'
import { putHooksInOrder } from './hookOrder.ts'
import { tables } from './import/plugin.ts'
import { inMenuOrder } from './menuOrder.ts'
import { review } from './newsroom/plugin.ts'
import { publishing } from './publishing/plugin.ts'
import { schedule } from './schedule/plugin.ts'
import { holdLimits } from './limits/holdLimits.ts'
import { holdRestoredGlobals } from './limits/holdRestoredGlobals.ts'
import { holdPreferences } from './limits/holdPreferences.ts'
import { keepBuiltInChecks } from './limits/keepBuiltInChecks.ts'
import { logOptions } from './log.ts'
import { logOutput } from './logging/output.ts'
import { noMail } from './noMail.ts'
import { openedPort } from './publishing/port.ts'
import { checkQueries } from './queries/checkQueries.ts'
import { deepestDepth } from './queries/queryProblem.ts'
import { referencesEndpoint } from './references/referencesEndpoint.ts'
import { refuseGone } from './references/refuseGone.ts'
import { tellNoReference } from './references/tellNoReference.ts'
import { loggedByShape, logRefusal } from './refusalsInLog.ts'
import { keepRowIds } from './rowIds/keepRowIds.ts'
import { fillSearchTextsInBackground } from './search/fillSearchTexts.ts'
import { keepSearchTexts } from './search/keepSearchTexts.ts'
import { searchByText } from './search/searchByText.ts'
import { readSecret } from './secret.ts'
import { guardWrites } from './saving/guardedDatabase.ts'
import { lockedInChinese } from './saving/lockedInChinese.ts'
import { manyOneByOne } from './saving/manyAtOnce.ts'
import { sayInChinese } from './saving/sayInChinese.ts'
import { tellWriteConflicts } from './saving/tellWriteConflicts.ts'
import { tellUnreadable } from './saving/unreadable.ts'
import { largestDocument } from './serving/bodies/bodyLimits.ts'
import { noPictures } from './serving/noPictures.ts'
import { originsOf } from './serving/origins.ts'
import { keepOrder } from './versions/keepOrder.ts'
import { keepVersions } from './versions/keepVersions.ts'

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
  collections: [
    ...pageCollections.map((name) => withPages(libraries[name])),
    media,
    recordings,
    units,
    users,
    audits,
    outbox,
  ],
  globals: [site, synonyms],
  // every text has a limit of its own (cms/limits), and some are longer than what Payload takes where there is none
  defaultMaxTextLength: Number.MAX_SAFE_INTEGER,
  plugins: [
    publishing,
    review,
    schedule,
    tables,
    // its part of the first page goes before that of publishing
    desk,
    // these go through all fields that there are by now
    searchByText,
    keepBuiltInChecks,
    inMenuOrder,
  ],
  endpoints: [noPictures, referencesEndpoint],
  hooks: { afterError: [logRefusal, answerRefusal, lockedInChinese, tellWriteConflicts, tellFullDisk, sayInChinese] },
  i18n: { supportedLanguages: { zh }, fallbackLanguage: 'zh' },
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
      providers: ['/admin/RoleOnPage#RoleOnPage', '/admin/typing/EraseTyping#EraseTyping'],
      views: {
        forgot: { Component: '/admin/account/ForgottenPassword#ForgottenPassword', path: '/forgot' },
      },
      graphics: { Icon: '/admin/Mark#Mark', Logo: '/admin/LoginHeading#LoginHeading' },
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
  },
})
  .then(useRequestFolders)
  .then(closePayloadsOwn)
  .then(showTimesInShanghai)
  .then(compareOnServer)
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
