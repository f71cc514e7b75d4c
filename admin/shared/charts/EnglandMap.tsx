import england from './england.json'

const outlines = Object.entries(england.regions)
const positions: Record<string, readonly number[]> = england.pilots

/** The outlines of the ten strategic health authorities, each filled by the caller, with a mark where each pilot is. Without a name it is an ornament. */
export function EnglandMap({
  name,
  fill,
  numbers,
  line = '#fff',
  mark = '#003087',
}: {
  name?: string
  fill: (region: string) => string
  numbers: readonly number[]
  line?: string
  mark?: string
}) {
  return (
    <svg className="chart map" viewBox="-4 -4 508 613" {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}>
      {outlines.map(([region, { d }]) => (
        <path key={region} d={d} fill={fill(region)} stroke={line} strokeWidth="2.4" strokeLinejoin="round" />
      ))}
      {numbers.map((number) => {
        const [x, y] = positions[number] ?? []
        return <circle key={number} cx={x} cy={y} r="6.5" fill={mark} stroke={line} strokeWidth="2" />
      })}
    </svg>
  )
}

/** Two spellings of a region's name are the same name: "Yorkshire and The Humber". */
export const sameRegion = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
