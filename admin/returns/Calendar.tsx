import { Link } from 'react-router'

import type { ReturnsQuery } from '../graphql.generated.ts'
import { formatMonth, formatShortMonth } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Empty } from '../shared/ui/Empty.tsx'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { ReturnTag } from '../shared/ui/Tag.tsx'
import { returnStatusName } from '../shared/words.ts'

const MONTHS_SHOWN = 8

/** Every pilot by the latest months, each cell the way to its return. */
export function Calendar({ pilots }: { pilots: ReturnsQuery['pilots']['nodes'] }) {
  const months = [...new Set(pilots.flatMap(({ returns }) => returns.map(({ periodStart }) => periodStart)))].toSorted().slice(-MONTHS_SHOWN)
  if (months.length === 0)
    return (
      <Empty icon="clock" title="No return has been asked for yet">
        An administrator asks for a month; every pilot that reports by a measure then has one to send.
      </Empty>
    )
  return (
    <ScrollRegion name="Calendar of returns">
      <table className="t compact">
        <caption className="sr">Returns by pilot and month</caption>
        <thead>
          <tr>
            <th scope="col">Pilot</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {formatShortMonth(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pilots.map(({ id, shortName, returns }) => (
            <tr key={id}>
              <th scope="row">{shortName}</th>
              {months.map((month) => {
                const found = returns.find(({ periodStart }) => periodStart === month)
                return (
                  <td key={month}>
                    {found ? (
                      <Link to={paths.return(found.id)} aria-label={`${shortName}, ${formatMonth(month)}: ${returnStatusName[found.status]}`}>
                        <ReturnTag status={found.status} />
                      </Link>
                    ) : (
                      <span className="mut">–</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
