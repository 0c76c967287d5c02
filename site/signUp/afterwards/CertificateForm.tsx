import type { FoundBy } from '../../catalogue/signUp/answer.ts'
import type { ShownRegistration } from '../../catalogue/signUp/shapes.ts'

interface Props {
  certificate: NonNullable<ShownRegistration['certificate']>
  claim: FoundBy
}

/** The certificate of who attended enough, or how far they are; a plain form, since what comes back is a file. */
export function CertificateForm({ certificate: { attended, lessons, needed, isEarned }, claim }: Props) {
  if (!isEarned)
    return (
      <p className="hint">
        结业证书：上满 {needed} 课、全部课结束后可以下载。已上 {attended} / {lessons} 课，补的课也算。
      </p>
    )
  return (
    <form method="post" action="/api/signup/certificate">
      <input type="hidden" name="code" value={claim.code} />
      <input type="hidden" name="phone" value={claim.phone} />
      <button type="submit" className="button">
        下载结业证书
      </button>
    </form>
  )
}
