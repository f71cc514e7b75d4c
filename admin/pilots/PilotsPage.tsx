import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { PilotsDocument, type PilotsQuery, type PilotsQueryVariables } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice, useChoices } from '../shared/ui/params.ts'
import { PilotTag } from '../shared/ui/Tag.tsx'
import { themeName } from '../shared/words.ts'

type Row = PilotsQuery['pilots']['nodes'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Pilot',
    sort: 'name',
    cell: (pilot) => (
      <>
        <Link to={paths.pilot(pilot.slug)}>{pilot.name}</Link>
        <span className="second">{pilot.focus}</span>
      </>
    ),
  },
  { name: 'Care model', cell: ({ theme }) => themeName[theme] },
  { name: 'Region', cell: ({ region }) => region.name },
  { name: 'Lead', cell: ({ lead }) => <Link to={paths.organisation(lead.id)}>{lead.name}</Link> },
  { name: 'Status', cell: ({ status }) => <PilotTag status={status} /> },
]

/** The pilots as a list that can be searched, filtered and sorted. */
export function PilotsPage() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const themes = useChoices('theme', themeName)
  const regions = params.getAll('region')
  const sort = useChoice('sort', ['number', 'name', '-name'])
  const variables: PilotsQueryVariables = {
    ...usePage(),
    filter: {
      ...(q && { or: [{ name: { contains: q } }, { focus: { contains: q } }, { shortName: { contains: q } }] }),
      ...(themes.length > 0 && { theme: { in: themes } }),
      ...(regions.length > 0 && { region: { code: { in: regions } } }),
    },
    orderBy: [{ field: sort === 'number' ? 'NUMBER' : 'NAME', direction: sort === '-name' ? 'DESC' : 'ASC' }],
  }
  const { data, previousData, error, loading, refetch } = useQuery(PilotsDocument, { variables })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ pilots, all }) => {
        const regionName = Object.fromEntries(all.nodes.map(({ region }) => [region.code, region.name]))
        return (
          <QuerySource document={PilotsDocument} variables={variables}>
            <PageHead title="Pilots" count={all.totalCount} lead="What each set out to do, with whom, and what the sources say" />
            <ListFrame
              busy={loading}
              filters={
                <>
                  <Facet title="Care model" param="theme" words={themeName} counts={countBy(all.nodes, ({ theme }) => theme)} />
                  <Facet title="Region" param="region" words={regionName} counts={countBy(all.nodes, ({ region }) => region.code)} />
                </>
              }
              search={<ListSearch label="Search pilots" />}
              count={formatCount(pilots.totalCount, 'pilot')}
              chips={
                <FilterChips
                  filters={[
                    ...themes.map((value) => ({ param: 'theme', value, label: `Care model: ${themeName[value]}` })),
                    ...regions.map((value) => ({ param: 'region', value, label: `Region: ${regionName[value] ?? value}` })),
                  ]}
                />
              }
              query={<OpenAsQuery paths={['pilots']} name="Pilots" />}
              isEmpty={pilots.nodes.length === 0}
              things="pilots"
              pager={<Pager page={pilots.pageInfo} shown={pilots.nodes.length} total={pilots.totalCount} things="pilots" />}
            >
              <DataTable caption="Pilots" columns={columns} rows={pilots.nodes} rowKey={({ id }) => id} sorted={sort} />
            </ListFrame>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}

function countBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const thing of things) counts[key(thing)] = (counts[key(thing)] ?? 0) + 1
  return counts
}
