import { calendarPath } from '../catalogue/calendar/calendarPages.ts'
import { freePath, nearPath, thisWeekPath, whatsOnPath } from '../catalogue/calendar/whatsOn.ts'
import { libraries, type PageCollection } from '../catalogue/pageCollections.ts'
import { grassrootsPath, listPath } from '../catalogue/urls.ts'

/** A page of the navigation, and the section of the site that it begins. */
export interface NavigationLink {
  section: PageCollection | 'whats-on' | 'grassroots'
  href: string
  title: string
}

/** Some pages that answer one kind of question; the first of them is where the group's own name leads. */
export interface NavigationGroup {
  name: string
  links: readonly [NavigationLink, ...NavigationLink[]]
}

const grassroots: NavigationLink = { section: 'grassroots', href: grassrootsPath, title: '进基层' }

/** The navigation: at most six groups, in one order on every page. */
export const navigation: readonly NavigationGroup[] = [
  {
    name: '近期活动',
    links: [
      { section: 'whats-on', href: whatsOnPath, title: '未来七天' },
      { section: 'whats-on', href: thisWeekPath, title: '本周' },
      { section: 'whats-on', href: freePath, title: '免费' },
      { section: 'whats-on', href: nearPath, title: '附近' },
      { section: 'whats-on', href: calendarPath, title: '日历' },
    ],
  },
  { name: '课堂', links: [of('courses')] },
  { name: '演出活动', links: [of('performances'), of('activities'), of('brands')] },
  { name: '作品人才', links: [of('works'), of('talents'), of('teams')] },
  { name: '阵地服务', links: [of('venues'), of('services'), of('campaigns'), grassroots] },
  { name: '公告征集', links: [of('notices'), of('calls')] },
]

/** The group in which a section of the site stands; undefined for home and the search. */
export function groupOf(section: string | undefined): NavigationGroup | undefined {
  return navigation.find(({ links }) => links.some((link) => link.section === section))
}

function of(section: PageCollection): NavigationLink {
  return { section, href: listPath(section), title: libraries[section].short }
}
