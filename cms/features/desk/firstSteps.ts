/** What is there after an installation. */
export interface Begun {
  /** The name of the union that answers for the site, as it is stored. */
  organisation: string | null | undefined
  /** Entries that no sample brought. */
  entries: number
  accounts: number
}

/** Something to begin with. */
export interface FirstStep {
  title: string
  why: string
  href: string
}

/** What stands in the settings until somebody writes a name. */
const unnamed = '工会'

/** What is still to be done in the first hour, in order; nothing when all is done. */
export function firstSteps({ organisation, entries, accounts }: Begun): FirstStep[] {
  const steps: (FirstStep | false)[] = [
    (!organisation || organisation === unnamed) && {
      title: '写上工会的名称',
      why: '每个页面的页脚都写着主办工会。',
      href: '/admin/globals/site',
    },
    entries === 0 && {
      title: '发第一条公告',
      why: '发布以后，公众网站上马上就能看到。',
      href: '/admin/collections/notices/create',
    },
    accounts < 2 && {
      title: '给第一位同事开账号',
      why: '有了第二个能审稿的人，写稿和审稿就分开；在那以前您可以直接发布。',
      href: '/admin/collections/users/create',
    },
  ]
  return steps.filter((step) => step !== false)
}
