import { useWidth } from '../shared/charts/useWidth.ts'
import { formatPeriod, formatShortDay } from '../shared/format.ts'
import { milestoneStatusName } from '../shared/words.ts'

interface Milestone {
  id: string
  title: string
  dueOn: string
  status: keyof typeof milestoneStatusName
}

const row = 30
const top = 40
const hues = [
  { done: '#0067c5', left: '#bcd8f1' },
  { done: '#6b46a3', left: '#ded4ef' },
] as const

/** Bars of the tracks with what is behind us filled, milestones as diamonds, and a line for today. */
export function Timeline({
  tracks,
  milestones,
  today,
}: {
  tracks: readonly { name: string; startsOn: string; endsOn: string }[]
  milestones: readonly Milestone[]
  today: string | undefined
}) {
  const [box, width] = useWidth()
  const days = [...tracks.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...milestones.map(({ dueOn }) => dueOn)].toSorted()
  const from = Date.parse(`${days[0]?.slice(0, 4)}-01-01`)
  const to = Date.parse(`${Number(days.at(-1)?.slice(0, 4)) + 1}-01-01`)
  const left = width < 560 ? 8 : 104
  const x = (day: string) => left + ((Date.parse(day) - from) / (to - from)) * (width - left - 8)
  const years = Array.from({ length: new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear() }, (_, place) =>
    String(new Date(from).getUTCFullYear() + place),
  )
  const rows = tracks.length + (milestones.length > 0 ? 1 : 0)
  const height = top + rows * row + 8
  const inSight = today && Date.parse(today) > from && Date.parse(today) < to ? today : null
  const name = [
    ...tracks.map((track) => `${track.name} ${formatPeriod(track.startsOn, track.endsOn)}`),
    inSight && `today ${formatShortDay(inSight)}`,
  ]
    .filter(Boolean)
    .join('; ')
  return (
    <div className="cb" ref={box}>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={name}>
        {years.map((year) => (
          <g key={year}>
            <path d={`M${x(`${year}-01-01`)} 8V${height}`} stroke="#c3ccd2" />
            <text className="an" x={x(`${year}-01-01`) + 5} y={20}>
              {year}
            </text>
          </g>
        ))}
        {tracks.map(({ name: track, startsOn, endsOn }, place) => {
          const y = top + place * row
          const until = today && today < endsOn ? (today > startsOn ? today : startsOn) : endsOn
          const hue = hues[place] ?? hues[0]
          return (
            <g key={track}>
              {left > 8 && (
                <text className="lb" x={0} y={y + 15}>
                  {track}
                </text>
              )}
              <rect x={x(startsOn)} y={y} width={x(endsOn) - x(startsOn)} height={20} rx={3} fill={hue.left} />
              <rect x={x(startsOn)} y={y} width={Math.max(0, x(until) - x(startsOn))} height={20} rx={3} fill={hue.done} />
              {left === 8 && (
                <text className="bt" x={x(startsOn) + 6} y={y + 14.5} fill={until > startsOn ? '#fff' : '#212b32'}>
                  {track}
                </text>
              )}
            </g>
          )
        })}
        {milestones.length > 0 && left > 8 && (
          <text className="lb" x={0} y={top + tracks.length * row + 15}>
            Milestones
          </text>
        )}
        {milestones.map(({ id, title, dueOn, status }) => (
          <path
            key={id}
            className={`diamond ${status.startsWith('MET') ? 'met' : status === 'OVERDUE' ? 'overdue' : ''}`}
            d={`M${x(dueOn)} ${top + tracks.length * row + 1}l9 9-9 9-9-9z`}
          >
            <title>{`${title}, due ${formatShortDay(dueOn)}: ${milestoneStatusName[status].toLowerCase()}`}</title>
          </path>
        ))}
        {inSight && (
          <g>
            <path d={`M${x(inSight)} 26V${height}`} stroke="#c8281b" strokeWidth="2" />
            <rect x={x(inSight) - 24} y={8} width={48} height={18} rx={9} fill="#c8281b" />
            <text className="bt" x={x(inSight)} y={21} textAnchor="middle" fill="#fff">
              Today
            </text>
          </g>
        )}
      </svg>
    </div>
  )
}
