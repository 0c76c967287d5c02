import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { percentText, type Completion } from './completion.ts'

use([BarChart, GridComponent, SVGRenderer])

/** Most units that one picture shows; the table beside it has all. */
export const mostDrawn = 40
/** Sizes in pixels; it is drawn larger or smaller as there is room. */
const [width, rowHeight, edge, nameRoom] = [640, 26, 40, 190] as const
/** Most characters of a name in it. */
const longestName = 12
/** Done and not: told apart by the numbers too. */
const [done, open] = ['#3d7a63', '#d98a5b'] as const

/** Draws how far units are, as SVG: a bar each, the furthest above. */
export function completionChart({ units }: Pick<Completion, 'units'>, names: ReadonlyMap<string, string>): string {
  const rows = units
    .filter(({ permille }) => permille !== undefined)
    .slice(0, mostDrawn)
    .toReversed()
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: rows.length * rowHeight + 2 * edge })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'sans-serif', fontSize: 13, color: '#1d1b16' },
    grid: { left: nameRoom, right: 64, top: 8, bottom: edge },
    xAxis: { type: 'value', min: 0, axisLabel: { color: '#6b655a', formatter: '{value}%' } },
    yAxis: { type: 'category', axisTick: { show: false }, data: rows.map(({ unit }) => short(names.get(unit) ?? '')) },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        label: {
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => percentText(rows[dataIndex]?.permille),
        },
        data: rows.map(({ permille = 0 }) => ({
          value: permille / 10,
          itemStyle: { color: permille >= 1000 ? done : open },
        })),
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

function short(name: string): string {
  const letters = [...name]
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : name
}
