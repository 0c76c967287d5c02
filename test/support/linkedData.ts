import { readFileSync } from 'node:fs'
import type { LinkedNode, LinkedValue } from '../../site/linkedData/node.ts'

const { types } = JSON.parse(readFileSync('test/support/schemaOrg.json', 'utf8')) as {
  types: Record<string, { parents: string[]; properties: string[] }>
}

/**
 * What search engines ask for, by type: a path of properties each; of a list every one counts. Sources, as read in
 * November 2026: Google Search Central, structured data: Event, Course info, Profile page, Article, Breadcrumb,
 * Organization, Dataset (developers.google.com/search/docs/appearance/structured-data). Bing reads the same.
 */
export const asked: Readonly<Record<string, { required: readonly string[]; recommended: readonly string[] }>> = {
  Event: {
    required: ['name', 'startDate', 'location', 'location.address|url'],
    recommended: [
      'description',
      'eventStatus',
      'image',
      'location.name|url',
      'organizer.name',
      'organizer.url',
      'offers.price',
      'offers.priceCurrency',
      'offers.availability',
      'offers.url',
      'offers.validFrom',
    ],
  },
  Course: {
    required: [
      'name',
      'description',
      'provider.name',
      'hasCourseInstance.courseMode',
      'hasCourseInstance.courseWorkload',
    ],
    recommended: ['offers.category', 'offers.price', 'offers.priceCurrency', 'image', 'inLanguage'],
  },
  ProfilePage: { required: ['mainEntity.name'], recommended: ['dateCreated', 'dateModified', 'mainEntity.image'] },
  Article: {
    required: [],
    recommended: ['author.name', 'author.url', 'dateModified', 'datePublished', 'headline', 'image'],
  },
  Dataset: {
    required: ['name', 'description'],
    recommended: ['creator.name', 'distribution.contentUrl', 'isAccessibleForFree', 'url'],
  },
  BreadcrumbList: {
    required: ['itemListElement.position', 'itemListElement.name', 'itemListElement.item'],
    recommended: [],
  },
  Organization: { required: ['name'], recommended: ['url'] },
  Person: { required: ['name'], recommended: [] },
  Place: { required: ['name', 'address.streetAddress'], recommended: ['address.addressCountry'] },
}

/** A type and all that it is besides. */
export function typesOf(type: string): string[] {
  const found = types[type]
  if (found === undefined) throw new Error(`schema.org has no type ${type}`)
  return [type, ...found.parents.flatMap(typesOf)]
}

/** What is wrong with a description by the vocabulary of schema.org and by what engines require. */
export function problemsOf(node: LinkedNode): string[] {
  const type = node['@type']
  const all = new Set(typesOf(type))
  const known = new Set([...all].flatMap((one) => types[one]?.properties ?? []))
  // of a search, as Google has it; the name comes from the vocabulary's way to say what goes in and out of an action
  known.add('query-input')
  const unknown = Object.entries(node)
    .filter(([name, value]) => name !== '@type' && value !== undefined && !known.has(name))
    .map(([name]) => `${type} has no ${name}`)
  // engines ask of the run of a course what they say of courses, not what they say of events
  const missing = (type === 'CourseInstance' ? [type] : [...all])
    .flatMap((one) => asked[one]?.required ?? [])
    .filter((path) => !has(node, path))
    .map((path) => `${type} lacks ${path}`)
  return [...unknown, ...missing, ...nodesIn(Object.values(node)).flatMap(problemsOf)]
}

/** What engines would like to have besides and do not get. */
export function wishesOf(node: LinkedNode): string[] {
  return typesOf(node['@type'])
    .flatMap((type) => asked[type]?.recommended ?? [])
    .filter((path) => !has(node, path))
}

/** Whether a path leads to a value, of each of several; alternatives stand beside each other. */
function has(node: LinkedNode, path: string): boolean {
  const [step = '', ...rest] = path.split('.')
  const values = step.split('|').flatMap((name) => listOf(node[name]))
  if (rest.length === 0) return values.length > 0
  return values.length > 0 && values.every((value) => isNode(value) && has(value, rest.join('.')))
}

function nodesIn(values: readonly (LinkedValue | undefined)[]): LinkedNode[] {
  return values.flatMap(listOf).filter(isNode)
}

function listOf(value: LinkedValue | undefined): LinkedValue[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as LinkedValue[]) : [value]
}

function isNode(value: LinkedValue): value is LinkedNode {
  return typeof value === 'object' && !Array.isArray(value)
}
