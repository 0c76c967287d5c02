import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Folders of the repository; beside them stand files, and what tools and servers make. */
const folders = ['.ci', 'cms', 'content', 'docs', 'public', 'site', 'test']
const ofOurs = new RegExp(String.raw`^(?:${folders.slice(1).join('|')})\/`)
/** Texts in which something may be named. */
const texts = /(?:\.(?:md|ts|tsx|mjs|astro|css|conf)|\/Caddyfile|\.ci\/run)$/
const source = /\.(?:md|ts|tsx|mjs|astro|css|conf)$/

/** What a file may refer to. */
export interface Repository {
  /** Paths of all files, from the root, with slashes. */
  paths: readonly string[]
  textOf: (path: string) => string
}

/** The files of this checkout, without what the ignored folders hold; names of these begin with a dot. */
export function readRepository(): Repository {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
      const name = path.posix.join(folder, one.name)
      if (!one.isDirectory()) return [name]
      return one.name.startsWith('.') || one.name === 'node_modules' ? [] : below(name)
    })
  const beside = readdirSync('.', { withFileTypes: true }).filter((one) => one.isFile())
  return {
    paths: [...beside.map(({ name }) => name), ...folders.flatMap(below)],
    textOf: (file) => readFileSync(file, 'utf8'),
  }
}

/** Files in which something may be named. */
export function readFiles({ paths }: Pick<Repository, 'paths'>): string[] {
  return paths.filter((file) => texts.test(file) && !file.startsWith('cms/migrations/'))
}

/**
 * What a file refers to and is not there: documents by name, decisions by number, links with their headings, and paths of
 * files and folders in comments and in the code of documents. `<name>` and `*` in a path stand for anything in its place.
 * Commands of npm are to be scripts of package.json. Issues are nowhere in a repository.
 * @returns as it is written there
 */
export function missingReferences(file: string, { paths, textOf }: Repository): string[] {
  const text = textOf(file)
  const isDocument = file.endsWith('.md')
  const beside = (name: string): string => path.posix.join(path.posix.dirname(file), name)
  const isThere = (name: string): boolean =>
    [name, beside(name)].some((one) => paths.some((other) => other === one || other.startsWith(`${one}/`)))
  const hasEnd = (name: string): boolean => isThere(name) || anywhere(paths, name)

  const decisions = decisionsIn(text, file.startsWith('docs/decisions/'))
    .filter((number) => !paths.some((one) => one.startsWith(`docs/decisions/${number}-`)))
    .map((number) => `decision ${number}`)
  // a program may write a page that lies elsewhere
  const isDocumentThere = isDocument ? isThere : hasEnd
  const documents = found(text, /(?<![\w/.-])[\w./-]*[\w-]\.md\b/g).filter((name) => !isDocumentThere(name))
  const links = isDocument ? linksIn(text).filter((link) => !leads(link, file, { paths, textOf })) : []
  const named = (isDocument ? codeIn(text) : commentsIn(text)).flatMap(pathsIn).filter((name) => !hasEnd(name))
  const commands = isDocument ? commandsIn(text).filter((name) => !scriptsOf(textOf('package.json')).has(name)) : []
  const issues = found(text, /\bissue #?\d+/gi)
  return [...new Set([...decisions, ...documents, ...links, ...named, ...commands, ...issues])]
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole)
}

/** Numbers of decisions; among themselves they say the number alone. */
function decisionsIn(text: string, isDecision: boolean): string[] {
  const oneLine = text.replaceAll(/\s*\n\s*(?:\*|\/\/|#)?\s*/g, ' ')
  if (isDecision) return found(oneLine, /\b00\d{2}\b/g)
  return found(oneLine, /\bdecisions? \d{4}(?:(?:, | and )\d{4})*/gi).flatMap((list) => found(list, /\d{4}/g))
}

function linksIn(text: string): string[] {
  return found(text, /\]\(([^)\s]+)\)/g).filter((target) => !/^[a-z]+:/.test(target))
}

/** Whether a link leads to a file, and to a heading of it when it names one. */
function leads(link: string, file: string, { paths, textOf }: Repository): boolean {
  const [name = '', heading] = decodeURI(link).split('#')
  const target = name === '' ? file : path.posix.join(path.posix.dirname(file), name).replace(/\/$/, '')
  if (!paths.some((one) => one === target || one.startsWith(`${target}/`))) return false
  return heading === undefined || found(textOf(target), /^#+ (.+)$/gm).some((title) => anchorOf(title) === heading)
}

/** What GitHub makes of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}

function commandsIn(text: string): string[] {
  return found(text, /\bnpm run (?:--silent )?([\w:-]+)/g)
}

function scriptsOf(manifest: string): Set<string> {
  return new Set(Object.keys((JSON.parse(manifest) as { scripts: object }).scripts))
}

function codeIn(text: string): string[] {
  return [...found(text, /^```\w*\n([\s\S]*?)^```/gm), ...found(text, /`([^`\n]+)`/g)].flatMap((code) =>
    code.split(/\s+/),
  )
}

function commentsIn(text: string): string[] {
  return found(text, /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$|<!--[\s\S]*?-->|(?<=^\s*)#.*$/gm).flatMap((comment) =>
    comment.split(/[\s,;:'"“”]+/),
  )
}

/** The path that a word is, if it is one: below a folder of ours, or a file of a kind that we write. */
function pathsIn(word: string): string[] {
  const name = word.replace(/^[(`]+(?=\w|\.)/, '').replace(/[`).,]*$/, '')
  const isPath = /^(?:\.{1,2}\/)*[\w()[\].<>*-]+(?:\/[\w()[\].<>*-]+)*\/?$/.test(name)
  const isOurs = ofOurs.test(name) || (source.test(name) && !/^\W*\.\w+$/.test(name))
  // what is built or served from folders that begin with a dot is not part of the repository
  return isPath && isOurs && !/\/\./.test(name.replace(/^(?:\.{1,2}\/)+/, '')) ? [name.replace(/\/$/, '')] : []
}

/** Whether some path ends with a name, or has it as a folder when it begins at the root. */
function anywhere(paths: readonly string[], name: string): boolean {
  const pattern = name
    .replace(/^(?:\.{1,2}\/)+/, '')
    .split(/(<[^>]*>|\*+)/)
    .map((part) => (/^[<*]/.test(part) ? '[^/]+' : part.replaceAll(/[.()[\]]/g, '\\$&')))
    .join('')
  const whole = new RegExp(ofOurs.test(name) ? `^${pattern}(?:/|$)` : `(?:^|/)${pattern}$`)
  return paths.some((one) => whole.test(one))
}
