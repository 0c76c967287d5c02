import { readFile, writeFile } from 'node:fs/promises'

const page = 'docs/benchmarks.md'
const head = `# Benchmarks

Figures with the targets beside them, met or missed. Entries are generated (test/bench/generate.ts); every run measures
plain \`astro build\` of the same pages and entries beside ours, so that the ratios hold on any machine. Each section is
written by the command that it names, with \`--write\`, after \`npm run build\`.
`

/** Puts the results of one command into docs/benchmarks.md, in place of its last ones. @param section its name there */
export async function writeResults(section: string, command: string, machine: string, results: string): Promise<void> {
  const text = await readFile(page, 'utf8').catch(() => head)
  const [start, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const block = `${start}\n\n## ${section}\n\n\`${command}\`, ${new Date().toISOString().slice(0, 10)}: ${machine}\n\n${results.trim()}\n\n${end}\n`
  const before = text.indexOf(start)
  const after = text.indexOf(end)
  await writeFile(
    page,
    before < 0 ? `${text}\n${block}` : text.slice(0, before) + block + text.slice(after + end.length + 1),
  )
}
