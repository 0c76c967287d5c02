import type { ReactNode } from 'react'
import { serviceKinds } from '../../../../../site/catalogue/vocabulary.ts'
import type { ShownOrder } from '../rules/answers.ts'
import { overStates } from '../rules/states.ts'
import { hostInWords, starsInWords, whenInWords } from './words.ts'

/** What was wished for, what is arranged, and how it was. */
export function OrderFacts({ order }: { order: ShownOrder }) {
  const { wish, arranged, host, hostRating, unitRating } = order
  return (
    <div className="gongyun-orders-facts">
      {host !== undefined && (
        <Facts
          title="工会安排的"
          facts={{
            由谁去: hostInWords(host),
            什么时候: arranged && whenInWords(arranged),
            给单位的话: arranged?.note,
            到场人数: order.state === 'delivered' && order.people.toLocaleString('zh-CN'),
            场次记录: order.delivery !== undefined && (
              <a href="/admin/grassroots/record">
                {order.isDeliveryWithdrawn === true ? '记的那一场已经撤回，不计入统计' : '已经记为一场，计入统计'}
              </a>
            ),
          }}
        />
      )}
      <Facts
        title="单位想要的"
        facts={{
          点什么: `${serviceKinds[order.service.kind]} · ${order.service.name}`,
          单位: order.unit.name,
          什么时候: whenInWords(wish),
          在哪里: wish.place,
          大约多少人: wish.people.toLocaleString('zh-CN'),
          想要的内容: wish.topic,
          备注: wish.note,
          怎么联系: wish.contact || (
            <span className="hint">{overStates.has(order.state) ? '办完已经删除' : '只给办理的人看'}</span>
          ),
        }}
      />
      {(hostRating !== undefined || unitRating !== undefined) && (
        <Facts
          title="评价"
          facts={{
            单位评服务: hostRating && `${starsInWords(hostRating.stars)} ${hostRating.comment}`,
            工会评单位: unitRating && `${starsInWords(unitRating.stars)} ${unitRating.comment}`,
          }}
        />
      )}
    </div>
  )
}

function Facts({ title, facts }: { title: string; facts: Readonly<Record<string, ReactNode>> }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {Object.entries(facts).map(
          ([name, said]) =>
            Boolean(said) && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
