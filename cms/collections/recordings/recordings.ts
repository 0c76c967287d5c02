import path from 'node:path'
import { APIError, type CollectionBeforeOperationHook, type CollectionConfig } from 'payload'
import { editorsMayCreateUnitEditorsDrafts } from '../../access/editorsMayCreateUnitEditorsDrafts.ts'
import { editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete } from '../../access/editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete.ts'
import { editorsMayUnitEditorsInTheirUnits } from '../../access/editorsMayUnitEditorsInTheirUnits.ts'
import { staffMayReadUnitEditorsInTheirUnits } from '../../access/staffMayReadUnitEditorsInTheirUnits.ts'
import { readSettings } from '../../env.ts'
import { ownerUnitField } from '../../fields/ownerUnit.ts'
import { referencesField } from '../../fields/references.ts'
import { sampleField } from '../../fields/sample.ts'
import { trimTexts } from '../../fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../newsroom/recordChanges.ts'
import { reportChange, reportDelete } from '../../publishing/reportChange.ts'
import { beginToRead } from '../../saving/guardedDatabase.ts'
import { refuseOutdated } from '../../saving/refuseOutdated.ts'
import { fileVersionField } from '../media/fileVersion.ts'
import { unitEditorsKeepShownFiles, unitEditorsKeepShownFilesThere } from '../media/unitEditorsKeepShownFiles.ts'
import { CaptionsError, longestCaptions, readCaptions } from './captions.ts'
import { checkRecording, RecordingError, recordingTypes } from './recordingFile.ts'

const checkUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  try {
    Object.assign(req.file, await checkRecording(req.file))
  } catch (error) {
    // with data, or the minified build would not know the error by its name and hide the text
    if (error instanceof RecordingError) throw new APIError(error.message, 400, { field: 'file' }, true)
    throw error
  }
  return args
}

/** What is wrong with captions, in Chinese; true when nothing is. */
function captionsProblem(value: string | null | undefined): string | true {
  if (!value) return true
  if (value.length > longestCaptions) return `字幕有 ${value.length} 字，最多 ${longestCaptions} 字。`
  try {
    readCaptions(value)
    return true
  } catch (error) {
    if (error instanceof CaptionsError) return error.message
    throw error
  }
}

/** 音视频: uploaded recordings, with their captions. Their files are for staff here, as those of pictures are. */
export const recordings: CollectionConfig = {
  slug: 'recordings',
  labels: { singular: '音视频', plural: '音视频' },
  trash: true,
  access: {
    create: editorsMayCreateUnitEditorsDrafts,
    read: staffMayReadUnitEditorsInTheirUnits,
    update: editorsMayUnitEditorsInTheirUnits,
    delete: editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete,
  },
  admin: {
    group: '内容',
    hideAPIURL: true,
    useAsTitle: 'title',
    defaultColumns: ['filename', 'title', 'updatedAt'],
    description:
      '视频 MP4、WebM，音频 MP3、M4A、WAV，最大 500 MB。手机录像请选“兼容性最佳”（H.264），否则很多浏览器放不出来。',
  },
  hooks: {
    beforeOperation: [beginToRead, checkUpload],
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdated, unitEditorsKeepShownFiles],
    beforeDelete: [unitEditorsKeepShownFilesThere],
    afterChange: [recordChange, reportChange],
    afterDelete: [recordDelete, reportDelete],
  },
  upload: {
    staticDir: path.join(readSettings(process.env).dataDir, 'media', 'recordings'),
    mimeTypes: recordingTypes,
    pasteURL: false,
    crop: false,
    focalPoint: false,
    displayPreview: false,
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '标题',
      required: true,
      maxLength: 60,
      admin: { placeholder: '例如：年终汇演现场' },
    },
    { name: 'credit', type: 'text', label: '来源或作者', maxLength: 60 },
    {
      name: 'captions',
      type: 'textarea',
      label: '字幕',
      maxLength: longestCaptions,
      validate: captionsProblem,
      admin: {
        description:
          '选择 WebVTT（.vtt）或 SRT（.srt）字幕文件，文字可以在这里改。听不见的人靠它看视频；音频会在页面上显示文字稿。',
        rows: 8,
        components: { beforeInput: ['/admin/CaptionsFile#CaptionsFile'] },
      },
    },
    fileVersionField,
    ownerUnitField,
    referencesField,
    sampleField,
  ],
}
