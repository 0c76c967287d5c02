import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measured, type Usage } from '../measured.ts'
import { listsOf, readArticles } from './articles.ts'
import { chrome, cover } from './pages.ts'

/** What another generator took for equivalent pages: as many, about as long, with simpler templates than ours. */
export interface Other {
  name: string
  /** Undefined when it could not be had. */
  usage: Usage | undefined
  note: string
}

const eleventyVersion = '3.1.0'

/** Hugo, where the machine has it: a content file for each entry, its own sections, taxonomy and pagination. */
export async function hugo(file: string, folder: string): Promise<Other> {
  const version = found(() => /v[\d.]+/.exec(execFileSync('hugo', ['version']).toString())?.[0] ?? '')
  if (version === undefined) return { name: 'Hugo', usage: undefined, note: 'not installed' }
  const root = path.join(folder, 'hugo')
  const card =
    '<article class="card"><div class="picture">' +
    cover +
    '</div><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Params.lead }}</p></article>'
  const list = chrome(
    '{{ .Title }}',
    `<div class="list">{{ range .Paginator.Pages }}${card}{{ end }}</div>{{ with .Paginator }}<nav>{{ if .HasPrev }}<a href="{{ .Prev.URL }}">较新</a>{{ end }}{{ if .HasNext }}<a href="{{ .Next.URL }}">较早</a>{{ end }}</nav>{{ end }}`,
  )
  await write(
    root,
    'config.json',
    JSON.stringify({
      baseURL: 'http://site/',
      title: '工韵',
      paginate: 12,
      taxonomies: { kind: 'kinds' },
      disableKinds: ['RSS', 'sitemap'],
    }),
  )
  await write(root, 'layouts/_default/list.html', list)
  await write(root, 'layouts/index.html', chrome('工韵', `{{ range first 24 .Site.RegularPages }}${card}{{ end }}`))
  await write(root, 'layouts/404.html', chrome('没有找到这一页', '没有'))
  await write(
    root,
    'layouts/_default/single.html',
    chrome(
      '{{ .Title }}',
      `<article class="wrap detail"><div class="picture">${cover}</div><h1>{{ .Title }}</h1><p class="summary">{{ .Params.lead }}</p><dl>{{ range .Params.facts }}<dt>{{ .label }}</dt><dd>{{ .value }}</dd>{{ end }}</dl><ul>{{ range .Params.related }}<li><a href="{{ .path }}">{{ .title }}</a></li>{{ end }}</ul><div class="prose">{{ .Content }}</div></article>`,
    ),
  )
  for (const { library, slug, title, summary, kinds, facts, related, body } of await readArticles(file)) {
    await write(
      root,
      `content/${library}/${slug}.html`,
      `${JSON.stringify({ title, lead: summary, kinds, facts, related }, null, 1)}\n\n${body}\n`,
    )
  }
  return {
    name: `Hugo ${version}, simpler pages`,
    usage: await measured('hugo', ['--source', root, '--quiet']),
    note: '',
  }
}

/** Eleventy, installed into a temporary folder: pages from data, in Nunjucks. */
export async function eleventy(file: string, folder: string): Promise<Other> {
  const home = path.join(tmpdir(), `gongyun-bench-eleventy-${eleventyVersion}`)
  const command = path.join(home, 'node_modules/@11ty/eleventy/cmd.cjs')
  if (!existsSync(command)) {
    await mkdir(home, { recursive: true })
    await writeFile(path.join(home, 'package.json'), '{"private":true}')
    found(() => execFileSync('npm', ['install', `@11ty/eleventy@${eleventyVersion}`], { cwd: home, stdio: 'pipe' }))
  }
  if (!existsSync(command)) return { name: 'Eleventy', usage: undefined, note: 'could not be installed' }
  const root = path.join(folder, 'eleventy')
  const articles = await readArticles(file)
  const card =
    '<article class="card"><div class="picture">' +
    cover +
    '</div><h3><a href="{{ entry.path }}">{{ entry.title }}</a></h3><p>{{ entry.summary }}</p></article>'
  const matter = (data: string, alias: string) =>
    `---\npagination:\n  data: ${data}\n  size: 1\n  alias: ${alias}\npermalink: "{{ ${alias}.path }}index.html"\n---\n`
  await write(root, '_data/articles.json', JSON.stringify(articles))
  await write(root, '_data/lists.json', JSON.stringify(listsOf(articles)))
  await write(
    root,
    'article.njk',
    matter('articles', 'item') +
      chrome(
        '{{ item.title }}',
        `<article class="wrap detail"><div class="picture">${cover}</div><h1>{{ item.title }}</h1><p class="summary">{{ item.summary }}</p><dl>{% for fact in item.facts %}<dt>{{ fact.label }}</dt><dd>{{ fact.value }}</dd>{% endfor %}</dl><ul>{% for other in item.related %}<li><a href="{{ other.path }}">{{ other.title }}</a></li>{% endfor %}</ul><div class="prose">{{ item.body | safe }}</div></article>`,
      ),
  )
  await write(
    root,
    'list.njk',
    matter('lists', 'list') +
      chrome(
        '{{ list.title }}',
        `<div class="list">{% for entry in list.entries %}${card}{% endfor %}</div><nav>{% if list.newer %}<a href="{{ list.newer }}">较新</a>{% endif %}{% if list.older %}<a href="{{ list.older }}">较早</a>{% endif %}</nav>`,
      ),
  )
  const usage = await measured(process.execPath, [command, '--quiet', `--input=.`, `--output=_site`], { cwd: root })
  return { name: `Eleventy ${eleventyVersion}, simpler pages`, usage, note: '' }
}

const made = new Set<string>()

async function write(root: string, name: string, text: string): Promise<void> {
  const target = path.join(root, name)
  const folder = path.dirname(target)
  if (!made.has(folder)) await mkdir(folder, { recursive: true })
  made.add(folder)
  await writeFile(target, text)
}

function found<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
