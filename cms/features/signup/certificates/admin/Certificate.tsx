/** Leads to the certificate of one registration, as a file; who opens it is noted. */
export function Certificate({ registration: { id, number } }: { registration: { id: string; number: number } }) {
  return (
    <a
      className="btn btn--style-secondary btn--size-small"
      href={`/api/signup/desk/certificate?registration=${id}`}
      aria-label={`${number} 号的结业证书（会记入审计）`}
    >
      结业证书
    </a>
  )
}
