import { catalogue } from '../../../base/catalogue.ts'
import { mostTimes } from '../proportion.ts'

type Named = Readonly<{ name: string }>

/** What is refused of pictures and recordings. */
export const mediaReason = catalogue({
  'picture-empty': [400, ({ name }: Named) => `图片「${name}」是空文件。请检查原文件后重新上传。`],
  'picture-too-large': [
    400,
    ({ name, megabytes }: Named & { megabytes: string }) =>
      `图片「${name}」有 ${megabytes} MB，最大 20 MB。请缩小后再上传。`,
  ],
  'picture-of-another-kind': [
    400,
    ({ name, found }: Named & { found: string }) => `图片「${name}」${found}可以上传 JPG、PNG、WebP、AVIF 图片。`,
  ],
  'picture-of-too-many-pixels': [
    400,
    ({ name, width, height }: Named & { width: number; height: number }) =>
      `图片「${name}」有 ${width}×${height} 共 ${Math.round((width * height) / 10_000)} 万像素，最多 4000 万像素。请缩小后再上传。`,
  ],
  'picture-too-narrow': [
    400,
    ({ name, width, height }: Named & { width: number; height: number }) =>
      `图片「${name}」有 ${width}×${height}，太窄长了：长边最多是短边的 ${mostTimes} 倍。请裁去一段，或在上下左右补上空白，再上传。`,
  ],
  'picture-damaged': [400, ({ name }: Named) => `图片「${name}」打不开，文件可能已损坏。请用看图软件另存后再上传。`],
  'recording-empty': [400, ({ name }: Named) => `音视频「${name}」是空文件。请检查原文件后重新上传。`],
  'recording-too-large': [
    400,
    ({ name, megabytes, most }: Named & { megabytes: number; most: number }) =>
      `音视频「${name}」有 ${megabytes} MB，最大 ${most} MB。请压缩后再上传，或放到视频平台填网址。`,
  ],
  'recording-of-another-kind': [
    400,
    ({ name, found }: Named & { found: string }) =>
      `音视频「${name}」${found}可以上传视频 MP4、WebM，音频 MP3、M4A、WAV。`,
  ],
  'recording-in-pieces': [
    400,
    ({ name }: Named) => `音视频「${name}」碎成了太多小段，不完整，或已损坏。请重新拷贝，或用剪辑软件重新导出一次，再上传。`,
  ],
  'recording-with-measurements': [
    400,
    ({ name }: Named) =>
      `音视频「${name}」里除了画面和声音，还有设备记录的数据（运动相机和无人机会把拍摄地点写在里面），公开以后谁都能读到。请在剪辑软件里导出一次，再上传导出的文件。`,
  ],
  'recording-with-text': [
    400,
    ({ name }: Named) =>
      `音视频「${name}」里带有文字轨道（字幕或章节；无人机会把拍摄地点写成字幕），公开以后谁都能读到。请在剪辑软件里去掉它再导出一次，上传导出的文件；要显示的字幕，请在“字幕”一栏选择 .vtt 或 .srt 文件。`,
  ],
  'deleted-while-shown': [
    409,
    ({ entries, file }: { entries: string; file: string }) =>
      `没有删除：${entries}正在使用${file}。请先在那里换掉或去掉它，发布以后再删除。`,
  ],
  'changed-while-shown': [
    403,
    ({ use, file, what, other }: { use: string; file: string; what: string; other: string }) =>
      `${use}的内容正在使用${file}，${what}请上传${other}换到草稿里，再提交审稿；急用时请管理员修改。`,
  ],
})
