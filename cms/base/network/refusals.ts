import { catalogue } from '../catalogue.ts'

/** What is refused of a request before anybody looks at what it is for. */
export const requestReason = catalogue({
  'no-such-address': [404, '没有这个地址。请检查网址，或从后台的页面操作。'],
  'nothing-there': [404, '没有这个地址。'],
  'address-with-bad-id': [404, '没有这个地址：编号里不能有斜杠和看不见的字符。'],
  'address-unreadable': [400, '网址里有看不见的字符，或写法不对。请检查网址。'],
  'address-too-long': [
    414,
    ({ longest }: { longest: number }) => `网址太长：最多 ${longest} 个字符。请少选几项，或分几次查询。`,
  ],
  'address-too-deep': [400, '网址的层次太多。请检查网址，或从后台的页面操作。'],
  'too-many-parameters': [
    400,
    ({ most }: { most: number }) => `网址里的参数太多：最多 ${most} 个。请少选几项，或分几次查询。`,
  ],
  'admin-query-wrong': [400, ({ problem }: { problem: string }) => problem],
  'method-not-taken': [
    405,
    ({ method, allowed }: { method: string; allowed: string }) =>
      `这个地址不接受 ${method} 请求，可以用的是 ${allowed}。`,
  ],
  'header-wrong': [400, ({ name, todo }: { name: string; todo: string }) => `请求头 ${name} 的写法不对：${todo}。`],
  'several-hosts': [400, '请求头 Host 只能有一个。'],
  'host-in-address-wrong': [400, '请求的网址里主机写得不对。请写域名或地址，例如 http://example.cn/。'],
  'expectation-not-met': [417, '请求头 Expect 只能写 100-continue，或去掉它。'],
  'request-unreadable': [400, '请求的写法不对。'],
  'request-too-slow': [408, '请求发得太慢，没有收完。请检查网络后重试。'],
  'headers-too-large': [431, '网址或请求头太长：一共最多 16 KB。请少选几项，或分几次查询。'],
  'call-unknown': [404, '后台没有这个功能，请刷新页面再试。'],
  'call-from-elsewhere': [403, '只有后台自己的页面可以这样做。'],
  'call-without-content': [400, '请求没有内容，请刷新页面再试。'],
  'call-of-another-type': [415, '内容的类型不对，请刷新页面。'],
  'call-wrong': [400, '请求的内容不对，请刷新页面再试。'],
})

/** What is refused of what a request brings. */
export const contentReason = catalogue({
  'content-unmeasured': [411, '请求要写明长度（Content-Length）。'],
  'content-not-taken-by-method': [400, ({ method }: { method: string }) => `${method} 请求不能带内容。`],
  'content-not-taken-here': [400, '这个地址不收内容：请求头 Content-Length 要写 0，或去掉它。'],
  'content-too-large': [413, ({ limit }: { limit: string }) => limit],
  'content-too-slow': [408, '内容发得太慢，没有收完，也没有保存任何东西。请检查网络后重试。'],
  'content-of-another-type': [
    415,
    ({ allowed }: { allowed: string }) => `内容的类型不对：请求头 Content-Type 要写 ${allowed}。`,
  ],
  'form-without-boundary': [400, '表单的分隔标记（boundary）缺失或写法不对。'],
  'form-with-file': [415, '这个地址的表单只收文字，不收文件，没有保存任何东西。文件请上传到“图片”或“音视频”。'],
  'content-no-object': [400, '内容要是一个 JSON 对象，例如 {"title": "标题"}。'],
  'content-no-json': [400, '内容不是正确的 JSON，没有保存任何东西。'],
  'content-too-deep': [400, ({ deepest }: { deepest: number }) => `内容的层次太深：最多 ${deepest} 层。`],
  'content-of-too-many-parts': [400, ({ most }: { most: number }) => `内容的项目太多：最多 ${most} 万项。`],
  'files-not-yours-to-send': [403, '您的账号不能上传文件。需要上传时，请找编辑或管理员。'],
  'own-large-files-under-way': [
    429,
    ({ most }: { most: number }) => `您已有 ${most} 个大文件正在上传。请等其中一个传完，再传下一个。`,
  ],
  'large-files-under-way': [503, ({ most }: { most: number }) => `现在已有 ${most} 个大文件正在上传。请过几分钟再试。`],
  'no-room-for-large-file': [
    507,
    '服务器的磁盘放不下这个文件，连同别人正在上传的。没有保存任何东西。请告诉管理员清理磁盘，或等别人传完再试。',
  ],
})
