import type { FoundBy } from '../../catalogue/signUp/answer.ts'

interface Props {
  claim: FoundBy
  word: string
  /** Whether the answer is a file for other programs instead of a page to read. */
  isFile?: boolean
}

/** Asks for all that is stored of a registration. The browser itself sends it, with and without a script. */
export function CopyForm({ claim, word, isFile = false }: Props) {
  return (
    <form method="post" action="/api/signup/export">
      <input type="hidden" name="code" value={claim.code} />
      <input type="hidden" name="phone" value={claim.phone} />
      {isFile && <input type="hidden" name="as" value="file" />}
      <button type="submit" className="button quiet">
        {word}
      </button>
    </form>
  )
}
