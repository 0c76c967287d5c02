/** A paper in each kind of file. @param address of it, with its query; `format` is added */
export function Downloads({ what, address }: { what: string; address: string }) {
  return (
    <p>
      {what}：
      {['xlsx', 'docx', 'pdf'].map((format) => (
        <a key={format} href={`${address}&format=${format}`} style={{ marginInlineEnd: '1rem' }}>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}
