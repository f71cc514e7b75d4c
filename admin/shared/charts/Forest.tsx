import { ScrollRegion } from '../ui/ScrollRegion.tsx'

export interface ForestRow {
  name: string
  estimate: number | null
  lower: number | null
  upper: number | null
  /** The one of all together: drawn as a diamond, and first. */
  isWhole?: boolean
  /** The one that a reader should look at. */
  isNoted?: boolean
}

const WIDTH = 260

/** Effects with their intervals, one under the other against the line of no effect; a table, so that nothing rests on the drawing. */
export function Forest({
  caption,
  heading,
  rows,
  write,
}: {
  caption: string
  heading: string
  rows: readonly ForestRow[]
  write: (value: number) => string
}) {
  const ends = rows.flatMap(({ lower, upper }) => [lower, upper]).filter((end) => end !== null)
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const x = (value: number) => 6 + ((value - low) * (WIDTH - 12)) / (high - low || 1)
  return (
    <ScrollRegion name={caption}>
      <table className="t compact forest">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="n">
              Effect
            </th>
            <th scope="col" className="n">
              95% interval
            </th>
            <th scope="col">Against none</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, estimate, lower, upper, isWhole, isNoted }) => (
            <tr key={name} className={isNoted ? 'noted' : undefined}>
              <th scope="row">{isWhole ? <b>{name}</b> : name}</th>
              <td className="n">{estimate === null ? '–' : write(estimate)}</td>
              <td className="n nw">{lower === null || upper === null ? '–' : `${write(lower)} to ${write(upper)}`}</td>
              <td>
                <svg width={WIDTH} height="20" aria-hidden="true" focusable="false">
                  <path d={`M${x(0)} 0V20`} className="event" />
                  {lower !== null && upper !== null && <path className="whisker" d={`M${x(lower)} 10H${x(upper)}`} />}
                  {estimate !== null &&
                    (isWhole ? (
                      <path className="pt plain" d={`M${x(estimate)} 3l7 7 -7 7 -7 -7z`} />
                    ) : (
                      <circle className="pt plain" cx={x(estimate)} cy="10" r="4" />
                    ))}
                </svg>
                <span className="sr">{lower !== null && upper !== null && (lower <= 0 && upper >= 0 ? 'within chance' : 'more than chance')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
