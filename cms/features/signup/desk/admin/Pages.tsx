interface Props {
  /** The one that is asked for, from 1. */
  page: number
  /** The one that is shown, until the other has come. */
  shown: number
  pages: number
  onPage: (page: number) => void
}

/** The way through a list that has more than one page; nothing where it has not. */
export function Pages({ page, shown, pages, onPage }: Props) {
  if (pages <= 1) return null
  return (
    <p className="gongyun-signups-pages">
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        上一页
      </button>
      第 {shown} / {pages} 页
      <button type="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        下一页
      </button>
    </p>
  )
}
