import { collectionOfFiles } from '../pictures/ofFiles.ts'
import { CaptionsError, longestCaptions, readCaptions } from './captions.ts'
import { checkRecording, recordingTypes } from './recordingFile.ts'

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

/** 音视频: uploaded recordings, with their captions. */
export const recordings = collectionOfFiles({
  slug: 'recordings',
  label: '音视频',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['filename', 'title', 'originalName', 'updatedAt'],
    description:
      '视频 MP4、WebM，音频 MP3、M4A、WAV，最大 500 MB。手机录像请选“兼容性最佳”（H.264），否则很多浏览器放不出来。',
  },
  upload: { mimeTypes: recordingTypes, crop: false, focalPoint: false, displayPreview: false },
  check: checkRecording,
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
        components: { beforeInput: ['/content/files/recordings/CaptionsFile#CaptionsFile'] },
      },
    },
  ],
})
