import type { ScaleLinear } from 'd3-scale'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Months along the foot of a chart, as many as fit, with the year under the first of each. */
export function TimeAxis({ days, x, y, width }: { days: readonly string[]; x: ScaleLinear<number, number>; y: number; width: number }) {
  const step = [1, 2, 3, 6, 12].find((every) => (days.length / every) * 44 < width - 120) ?? 12
  let year = ''
  return days.map((day, index) => {
    const month = Number(day.slice(5, 7)) - 1
    if ((month + 9) % step !== 0) return null
    const isNewYear = day.slice(0, 4) !== year
    year = day.slice(0, 4)
    return (
      <g key={day}>
        <text className="ax" x={x(index)} y={y + 20} textAnchor="middle">
          {months[month]}
        </text>
        {isNewYear && (
          <text className="ax yr" x={x(index)} y={y + 37} textAnchor="middle">
            {year}
          </text>
        )}
      </g>
    )
  })
}
