import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchUnits } from '../../../cms/features/grassroots/targets/matchUnits.ts'
import {
  mostColumns,
  mostProblems,
  mostRows,
  mostTargets,
  readTargets,
  rowsOfText,
} from '../../../cms/features/grassroots/targets/readTable.ts'

const tables = JSON.parse(readFileSync('test/support/targetTables.json', 'utf8')) as Record<string, string[][]>
const name = fc
  .array(fc.constantFrom(...'汝舞宝郏鲁叶新卫湛石城财文轻市直工交建'), { minLength: 3, maxLength: 8 })
  .map((letters) => `${letters.join('')}工会`)
const wide = (number: number) =>
  String(number).replace(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0))

describe('a table of targets', () => {
  it('should say that the table of 29 units states 600 and adds up to 596', () => {
    const { targets, stated, computed, problems } = readTargets(tables['fiveDeliveries'] ?? [])
    expect(problems).toEqual([])
    expect([targets.length, stated, computed]).toEqual([29, 600, 596])
    expect(targets).toContainEqual({ name: '国家电投集团河南电力有限公司平顶山发电分公司工会委员会', number: 2 })
    expect(targets.find(({ name: unit }) => unit.startsWith('高新技术'))).toEqual({
      name: '高新技术产业开发区工会联合会',
      number: 20,
    })
  })

  it('should read the tables of the other city, with its sum in 万人次', () => {
    const sessions = readTargets(tables['breakdown'] ?? [])
    expect([sessions.targets.length, sessions.stated, sessions.computed, sessions.problems]).toEqual([16, 620, 620, []])
    const coverage = readTargets(tables['coverage'] ?? [])
    expect([coverage.targets.length, coverage.stated, coverage.computed, coverage.problems]).toEqual([
      12,
      110_000,
      110_000,
      [],
    ])
  })

  it('should be read the same in one column or in several, with full-width digits and broken names, its sum anywhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.nat({ max: 5000 })), {
          minLength: 3,
          maxLength: 20,
          selector: ([unit]) => unit,
        }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        fc.boolean(),
        (units, across, where, isBroken) => {
          const total = units.reduce((sum, [, number]) => sum + number, 0)
          const cells = units.map(([unit, number], at) => [
            isBroken ? `${unit.slice(0, 2)}\n${unit.slice(2)}` : unit,
            at % 2 === 0 ? wide(number) : ` ${number} `,
          ])
          cells.splice(where % (cells.length + 1), 0, ['总　计', String(total)])
          const rows = [
            ['任务分解表', '任务分解表'],
            ['单   位', '“五送”\n活动场次'],
          ]
          for (let at = 0; at < cells.length; at += across) rows.push(cells.slice(at, at + across).flat())
          const read = readTargets(rows)
          expect(read.problems).toEqual([])
          expect(new Map(read.targets.map((one) => [one.name, one.number]))).toEqual(new Map(units))
          expect([read.stated, read.computed]).toEqual([total, total])
        },
      ),
    )
  })

  it('should name the row of what is wrong, and what to do', () => {
    const { problems } = readTargets([
      ['甲县工会', '60'],
      ['乙县工会', ''],
      ['丙县工会', '约30'],
      ['甲县工会', '5'],
      ['', '7'],
      ['丁县工会', '3.5'],
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      '第 2 行的「乙县工会」没有数。请填上任务数，没有任务填 0。',
      '第 3 行的「丙县工会」没有数。请填上任务数，没有任务填 0。',
      '第 3 行的「约30」没有数。请填上任务数，没有任务填 0。',
      '「甲县工会」在第 1 行已经有了，第 4 行又有一次。请留一个。',
      '第 5 行的「7」前面没有单位名称。请补上单位。',
      '第 6 行的「3.5」看不懂：要填一个整数，例如 60。',
    ])
  })

  it('should know names that begin with a number from numbers that cannot be read', () => {
    const { targets, problems } = readTargets([
      ['3501厂工会', '6', '５１２处工会', '7'],
      ['甲县工会', '60左右'],
      ['乙县工会', '', '711矿工会', '8'],
      ['12局工会', ''],
    ])
    expect(targets).toEqual([
      { name: '3501厂工会', number: 6 },
      { name: '５１２处工会', number: 7 },
      { name: '711矿工会', number: 8 },
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      '第 2 行的「60左右」看不懂：要填一个整数，例如 60。',
      '第 3 行的「乙县工会」没有数。请填上任务数，没有任务填 0。',
      '第 4 行的「12局工会」没有数。请填上任务数，没有任务填 0。',
    ])
  })

  it('should be read as it was copied out of a document or a spreadsheet', () => {
    expect(
      readTargets(
        rowsOfText('序号\t单位\t场次\r\n1\t甲县工会\t60\r\n2\t乙县工会\t50\r\n3\t丙县工会\t7\r\n\t总计\t117'),
      ),
    ).toEqual({
      targets: [
        { name: '甲县工会', number: 60 },
        { name: '乙县工会', number: 50 },
        { name: '丙县工会', number: 7 },
      ],
      stated: 117,
      computed: 117,
      problems: [],
    })
  })

  it('should be read the same whether its columns are copied with tabs, with lines in cells, or as spaces', () => {
    const targets = [
      { name: '甲县 A 工会', number: 60 },
      { name: '乙县工会', number: 5 },
    ]
    for (const text of [
      '单   位\t场次\n甲县 A 工会\t60\n乙县工会\t5',
      '"单\n位"\t"场\n次"\r\n"甲县\nA 工会"\t60\r\n乙县工会\t5',
      '单位    场次\n甲县 A 工会    60\n乙县工会　　5',
    ])
      expect(readTargets(rowsOfText(text))).toEqual({ targets, stated: undefined, computed: 65, problems: [] })
  })
})

describe('a table that is none', () => {
  /** Rows that count how often a cell of them is looked at. */
  const counted = (rows: readonly (readonly string[])[]) => {
    let looks = 0
    const watched = rows.map(
      (cells) =>
        new Proxy(cells, {
          get: (target, key, receiver): unknown => {
            if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1
            return Reflect.get(target, key, receiver)
          },
        }),
    )
    return { watched, looks: () => looks }
  }

  it('should be looked at as often as it has cells, however long its rows are and however many', () => {
    const row = fc
      .tuple(fc.constantFrom('', 'a', '1a', '12', '甲县工会', '序号'), fc.integer({ min: 1, max: 400 }))
      .map(([text, width]) => Array.from({ length: width }, () => text))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 0, max: 3000 }), (wide, narrow) => {
        const rows = [...wide, ...Array.from({ length: narrow }, () => ['a'])]
        const { watched, looks } = counted(rows)
        readTargets(watched)
        expect(looks()).toBeLessThanOrEqual(rows.reduce((sum, cells) => sum + cells.length, 0))
      }),
      { numRuns: 30 },
    )
  })

  it('should be read only as far as a table may go, and say what was left out', () => {
    const wide = readTargets([['甲县工会', '60', ...Array.from({ length: 99_999 }, () => '')]])
    expect(wide.targets).toEqual([{ name: '甲县工会', number: 60 }])
    expect(wide.problems.map(({ message }) => message)).toEqual([
      `第 1 行有 100001 列，只读了前 ${mostColumns} 列。请只留任务分解那张表。`,
    ])
    const { watched, looks } = counted([Array.from({ length: 5000 }, () => '甲'), ['乙县工会', '5']])
    readTargets(watched)
    expect(looks()).toBeLessThanOrEqual(mostColumns + 2)
    const long = readTargets(Array.from({ length: mostRows + 5 }, (_, at) => [`${at}号工会`, '1']))
    expect([long.targets.length, long.problems[0]?.message]).toEqual([mostRows, '表太长：最多 2000 行。请分成几张表。'])
  })

  it('should give no more units than a breakdown has, its sum from below them, and problems that can be read', () => {
    const rows = Array.from({ length: mostTargets }, (_, at) => [`甲${at}厂工会`, '1', `乙${at}厂工会`, '1'])
    const { targets, stated, problems } = readTargets([...rows.slice(1), ['总计', '4000']])
    expect([targets.length, stated]).toEqual([mostTargets, 4000])
    expect(problems.map(({ message }) => message)).toEqual([
      '单位太多：最多 2000 个，从第 1001 行的「甲1001厂工会」起没有读。请分成几张表。',
    ])
    const wrong = readTargets(Array.from({ length: 500 }, (_, at) => [`甲${at}厂工会`, at === 0 ? '1' : '']))
    expect(wrong.problems).toHaveLength(mostProblems + 1)
    expect(wrong.problems.at(-1)?.message).toContain('没有一一列出')
  })
})

describe('the units of a table', () => {
  const units = ['汝州市总工会', '舞钢市总工会', '平顶山市财贸工会', '中国平煤神马集团工会委员会', '新华区总工会'].map(
    (one, id) => ({ id: String(id), name: one }),
  )

  it('should be those whose names are the same but for spaces and widths', () => {
    expect(matchUnits(['汝州市 总工会', '新华区总工会'], units).map(({ unit }) => unit?.id)).toEqual(['0', '4'])
  })

  it('should be suggested where names are only alike, and never guessed', () => {
    const [finance, coal, none] = matchUnits(['财贸工会', '平煤神马集团', '某某局'], units)
    expect([finance?.unit, finance?.suggestions[0]?.id]).toEqual([undefined, '2'])
    expect([coal?.unit, coal?.suggestions[0]?.id]).toEqual([undefined, '3'])
    expect(none).toEqual({ name: '某某局', unit: undefined, suggestions: [] })
  })

  it('should be the same ones, whoever else is there', () => {
    const letters = fc
      .array(fc.constantFrom(...'汝舞宝郏鲁叶'), { minLength: 1, maxLength: 4 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(letters, fc.uniqueArray(letters, { maxLength: 12 }), (sought, names) => {
        const all = names.map((one) => ({ id: one, name: `${one}总工会` }))
        const [match] = matchUnits([sought], all)
        // one alone is suggested or not, and among others it is not suggested if it is not alone
        const alone = all.filter((one) => matchUnits([sought], [one])[0]?.suggestions.length === 1)
        for (const one of match?.suggestions ?? []) expect(alone).toContainEqual(one)
        expect(match?.suggestions).toHaveLength(match?.unit === undefined ? Math.min(3, alone.length) : 0)
      }),
    )
  })

  it('should be none where two have the same name', () => {
    expect(
      matchUnits(
        ['甲工会'],
        [
          { id: '1', name: '甲工会' },
          { id: '2', name: '甲 工会' },
        ],
      )[0]?.unit,
    ).toBeUndefined()
  })
})
