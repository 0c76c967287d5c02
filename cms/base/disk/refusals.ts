import { catalogue } from '../catalogue.ts'

/** What is refused for want of room. */
export const diskReason = catalogue({
  'disk-full': [
    507,
    '服务器的磁盘满了，这次没有保存，什么都没有改。请先把写好的文字复制到别处，并告诉管理员。管理员照常可以登录：彻底删除垃圾箱里的内容、不用的图片和录音，或请运维清理服务器的磁盘。有了空间就能继续保存，不用重新启动。',
  ],
  // to visitors, whom the disk does not concern
  'not-taken-now': [503, '现在暂时不能办理，这次什么都没有记下来。请过一会儿再试，或直接联系主办方。'],
  'disk-too-small-for-file': [
    507,
    '服务器的磁盘放不下这个文件，没有保存，什么都没有改。请换小一些的文件，或告诉管理员：彻底删除垃圾箱里的内容、不用的图片和录音，或请运维清理服务器的磁盘，再重新上传。',
  ],
  'disk-became-full': [
    507,
    '磁盘满了，这次没有做完。请把写好的文字复制到别处，刷新页面看看现在的内容，并告诉管理员：删除不用的图片、录音和垃圾箱里的内容，或请运维清理磁盘（数据库在别的机器上时，清理那一台）。',
  ],
})
