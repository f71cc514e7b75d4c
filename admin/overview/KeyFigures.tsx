import type { OverviewQuery } from '../graphql.generated.ts'
import { formatCount, formatNumber, formatPounds } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Kpi } from '../shared/ui/Kpi.tsx'

/** Five figures that the record holds; each leads to the list it counts. */
export function KeyFigures({ overview }: { overview: OverviewQuery }) {
  const { programme, pilots, regions, partnerships, active, organisations, observations, measures } = overview
  const live = pilots.nodes.filter(({ status }) => status === 'LIVE').length
  const withPilots = regions.filter((region) => region.pilots.length > 0).length
  return (
    <div className="kpis">
      <Kpi
        name={live > 0 ? 'Pilots live' : 'Pilots'}
        to={paths.pilots}
        value={formatNumber(live > 0 ? live : pilots.totalCount)}
        of={live > 0 ? `of ${pilots.totalCount}` : undefined}
        detail={`in ${withPilots} of ${regions.length} regions`}
        query={['pilots.totalCount', 'pilots.nodes.status', 'regions.name', 'regions.pilots.id']}
      />
      <Kpi
        name="Partnerships"
        to={paths.partnerships}
        value={formatNumber(partnerships.totalCount)}
        detail={active.totalCount > 0 ? `${active.totalCount} active today` : 'all have ended'}
        query={['partnerships.totalCount', 'active.totalCount']}
      />
      <Kpi
        name="Organisations"
        to={paths.organisations}
        value={formatNumber(organisations.totalCount)}
        detail="commissioners, trusts, councils, partners"
        query={['organisations.totalCount']}
      />
      <Kpi
        name="Monthly figures"
        to={paths.measures}
        value={formatNumber(observations.totalCount)}
        detail={`of ${formatCount(measures.totalCount, 'measure')}`}
        query={['observations.totalCount', 'measures.totalCount']}
      />
      <Kpi
        name="Programme funding"
        to={paths.sources}
        value={formatPounds(programme.fundingPence)}
        detail="from the Department of Health"
        query={['programme.fundingPence']}
      />
    </div>
  )
}
