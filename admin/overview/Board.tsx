import { Link } from 'react-router'

import { VariationIcon } from '../shared/charts/Icons.tsx'
import { Legend } from '../shared/charts/Legend.tsx'
import { readSeries } from '../shared/charts/readSeries.ts'
import { Spark } from '../shared/charts/Spark.tsx'
import { formatCount, formatNumber, formatShortDay, formatShortMonth } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { MilestoneTag, ReturnTag } from '../shared/ui/Tag.tsx'
import { themeName } from '../shared/words.ts'
import { areaOf, groupPilots, lastReturnOf, reasonsOf, type BoardPilot } from './attention.ts'

const groupings = [
  { value: 'attention', label: 'Attention' },
  { value: 'region', label: 'Region' },
  { value: 'model', label: 'Care model' },
] as const

/** The sixteen pilots, each with the admissions of its area; returns and milestones only where someone has entered them. */
export function Board({ pilots, startsOn }: { pilots: readonly BoardPilot[]; startsOn: string }) {
  const grouping = useChoice('group', ['attention', 'region', 'model'])
  const hasReturns = pilots.some(({ returns }) => returns.length > 0)
  const hasMilestones = pilots.some(({ milestones }) => milestones.length > 0)
  const groups = groupPilots(pilots, grouping, themeName)
  const columns = 3 + Number(hasReturns) + Number(hasMilestones)
  return (
    <Card
      title={`${formatCount(pilots.length, 'pilot')} at a glance`}
      query={['pilots.nodes']}
      actions={<Choice name="Group by" param="group" options={groupings} chosen={grouping} />}
      footer={<Legend />}
    >
      <p className="context">
        The line is non-elective admissions reported by the commissioner of the pilot’s area: the setting the pilot works in, never the pilot’s own
        result.
      </p>
      <ScrollRegion name="Pilots at a glance">
        <table className="t cards board" role="table">
          <caption className="sr">Pilots with the non-elective admissions of the commissioner of their area</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Pilot
              </th>
              <th scope="col" role="columnheader">
                The area’s admissions
              </th>
              <th scope="col" role="columnheader" className="c">
                Variation
              </th>
              {hasReturns && (
                <th scope="col" role="columnheader">
                  Last return
                </th>
              )}
              {hasMilestones && (
                <th scope="col" role="columnheader">
                  Next milestone
                </th>
              )}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.title} role="rowgroup">
              <tr className="group" role="row">
                <th colSpan={columns} scope="rowgroup" role="rowheader">
                  {group.title} <span className="ct">{group.pilots.length}</span>
                </th>
              </tr>
              {group.pilots.map((pilot) => (
                <BoardRow key={pilot.id} pilot={pilot} startsOn={startsOn} hasReturns={hasReturns} hasMilestones={hasMilestones} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </Card>
  )
}

function BoardRow({
  pilot,
  startsOn,
  hasReturns,
  hasMilestones,
}: {
  pilot: BoardPilot
  startsOn: string
  hasReturns: boolean
  hasMilestones: boolean
}) {
  const [reason] = reasonsOf(pilot)
  const lastReturn = lastReturnOf(pilot)
  const milestone = pilot.milestones.filter(({ status }) => !status.startsWith('MET')).toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))[0]
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
        <span className="second">
          {pilot.focus} · {pilot.region.name}
        </span>
        {reason && <span className="late sm">{reason}</span>}
      </th>
      <AreaCells pilot={pilot} startsOn={startsOn} />
      {hasReturns && (
        <td role="cell" data-label="Last return">
          {lastReturn && <ReturnTag status={lastReturn.status} />}
        </td>
      )}
      {hasMilestones && (
        <td role="cell" data-label="Next milestone">
          {milestone && (
            <span>
              {milestone.title}
              <span className="second">
                {formatShortDay(milestone.dueOn)} {milestone.status === 'OVERDUE' && <MilestoneTag status="OVERDUE" />}
              </span>
            </span>
          )}
        </td>
      )}
    </tr>
  )
}

function AreaCells({ pilot, startsOn }: { pilot: BoardPilot; startsOn: string }) {
  const area = areaOf(pilot)
  if (!area)
    return (
      <>
        <td role="cell" data-label="Area" className="mut">
          no figures
        </td>
        <td role="cell" className="gone" />
      </>
    )
  const { commissioner, measured } = area
  const { series, measure } = measured
  const last = series.points.at(-1)?.observation
  return (
    <>
      <td role="cell" data-label="Area">
        <span className="row tight">
          <Spark series={readSeries(series, measure)} since={startsOn} />
          <span className="num sm">
            {last?.value != null && formatNumber(last.value)} <span className="mut xs">{last && formatShortMonth(last.periodStart)}</span>
            <span className="second xs">{commissioner.name}</span>
          </span>
        </span>
      </td>
      <td role="cell" data-label="Variation" className="c">
        {series.variation && <VariationIcon variation={series.variation} />}
      </td>
    </>
  )
}
