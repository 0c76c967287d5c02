import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Summary } from './rules.ts'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

/** Size in pixels; it is drawn larger or smaller as there is room. */
const [width, height] = [640, 240] as const

/** From the worst mark to the best: told apart without colour by their order, and by the numbers in them. */
const colours = ['#a3231f', '#d98a5b', '#d8cfb8', '#8fb3a0', '#3d7a63'] as const

/** Draws how often each mark was given, as SVG: a bar a question, whose parts are the marks. */
export function feedbackChart({ questions }: Pick<Summary, 'questions'>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  const rows = questions.toReversed()
  chart.setOption({
    animation: false,
    color: [...colours],
    textStyle: { fontFamily: 'sans-serif', fontSize: 14, color: '#1d1b16' },
    grid: { left: 100, right: 24, top: 12, bottom: 48 },
    legend: { bottom: 4, selectedMode: false },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#6b655a' } },
    yAxis: { type: 'category', data: rows.map(({ question }) => question), axisTick: { show: false } },
    series: colours.map((_, index) => ({
      type: 'bar',
      stack: 'marks',
      name: `${index + 1} 分`,
      barWidth: 28,
      label: { show: true, formatter: ({ value }: { value: unknown }) => (value === 0 ? '' : String(value)) },
      data: rows.map(({ counts }) => counts[index] ?? 0),
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
