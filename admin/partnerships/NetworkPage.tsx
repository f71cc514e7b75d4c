import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'

import { NetworkMapDocument, PilotThemesDocument, type NetworkMapQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatDay, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useProgramme } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { Filters } from '../shared/ui/Filters.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoice, useChoices, withParam } from '../shared/ui/params.ts'
import { Tag } from '../shared/ui/Tag.tsx'
import { memberRoleName, themeName } from '../shared/words.ts'
import { networkOf, standingsOf, type Network, type Standing } from './network.ts'

const NetworkMap = lazy(async () => ({ default: (await import('./NetworkMap.tsx')).NetworkMap }))

/** Organisations and partnerships as a map, with a table that says the same. */
export function NetworkPage() {
  const [params, setParams] = useSearchParams()
  const today = useProgramme()?.today
  const show = useChoice('show', ['map', 'table'])
  const roles = useChoices('role', memberRoleName)
  const themes = useChoices('theme', themeName)
  const given = params.get('day') ?? ''
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : today
  const chosen = params.get('node')
  const pilots = useQuery(PilotThemesDocument).data?.pilots.nodes
  const pilotIds = pilots?.flatMap(({ id, theme }) => (themes.includes(theme) ? [id] : []))
  const variables: NetworkMapQueryVariables = { filter: themes.length > 0 ? { pilot: { id: { in: pilotIds ?? [] } } } : {}, day: day ?? null }
  const { data, previousData, error, refetch } = useQuery(NetworkMapDocument, {
    variables,
    skip: !day || (themes.length > 0 && !pilots),
    fetchPolicy: 'cache-and-network',
  })
  const found = (data ?? previousData)?.partnerships
  const wanted = roles.join()
  const network = useMemo(() => networkOf(found?.nodes ?? [], wanted ? wanted.split(',') : []), [found, wanted])
  const standings = useMemo(() => standingsOf(network), [network])
  const bridges = standings.filter(({ isBridge, betweenness }) => isBridge && betweenness > 0)
  const choose = (id: string) => setParams((before) => withParam(before, 'node', id), { replace: true, preventScrollReset: true })
  return (
    <Loaded data={found} error={error} retry={() => void refetch()}>
      {({ totalCount, nodes }) => (
        <QuerySource document={NetworkMapDocument} variables={variables}>
          <PageHead
            title="Network map"
            lead="Which organisations meet in which partnerships"
            crumbs={[{ name: 'Partnerships', to: paths.partnerships }]}
          />
          <div className="body wrap-page grid side-main">
            <Filters>
              <div className="f">
                <label htmlFor="map-day">On</label>
                <input
                  id="map-day"
                  className="in-t"
                  type="date"
                  value={day ?? ''}
                  onChange={(event) => setParams(withParam(params, 'day', event.target.value), { replace: true, preventScrollReset: true })}
                />
              </div>
              <Facet title="Theme of the pilot" param="theme" words={themeName} />
              <Facet title="Role" param="role" words={memberRoleName} />
            </Filters>
            <div className="grid">
              {totalCount > nodes.length && (
                <Banner tone="amber" title={`The first ${nodes.length} of ${formatNumber(totalCount)} partnerships are on the map.`}>
                  Choose a theme to see the others.
                </Banner>
              )}
              <Card
                title="Who meets whom"
                note={`${formatCount(standings.length, 'organisation')} in ${formatCount(network.nodes.length - standings.length, 'partnership')} on ${formatDay(day ?? '')}`}
                query={['partnerships']}
                actions={
                  <Choice
                    name="Show as"
                    param="show"
                    options={[
                      { value: 'map', label: 'Map', icon: 'people' },
                      { value: 'table', label: 'Table', icon: 'table' },
                    ]}
                    chosen={show}
                  />
                }
              >
                <p className="cb">{sentenceOf(standings, bridges)}</p>
                {network.nodes.length === 0 ? (
                  <Empty icon="people" title="Nobody belonged to such a partnership on that day">
                    Choose another day, theme or role.
                  </Empty>
                ) : show === 'table' ? (
                  <DataTable caption="Organisations in the map" columns={columns} rows={standings} rowKey={({ id }) => id} />
                ) : (
                  <Suspense fallback={<div className="network" aria-busy="true" />}>
                    <NetworkMap network={network} standings={standings} chosen={chosen} choose={choose} sentence={sentenceOf(standings, bridges)} />
                  </Suspense>
                )}
              </Card>
              {chosen && <Chosen network={network} standings={standings} id={chosen} />}
            </div>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}

function sentenceOf(standings: readonly Standing[], bridges: readonly Standing[]): string {
  const [first] = standings
  if (!first) return ''
  const most = `${first.name} belongs to the most partnerships (${formatNumber(first.degree)}).`
  if (bridges.length === 0) return `${most} No organisation holds parts of the map together by itself.`
  const [best] = bridges.toSorted((one, other) => other.betweenness - one.betweenness)
  return `${most} ${formatCount(bridges.length, 'organisation holds', 'organisations hold')} parts of the map together, ${best!.name} the most.`
}

const columns: readonly Column<Standing>[] = [
  { name: 'Organisation', cell: ({ id, name }) => <Link to={paths.organisation(id)}>{name}</Link> },
  { name: 'Partnerships', number: true, cell: ({ degree }) => degree },
  { name: 'Meets', number: true, cell: ({ meets }) => meets.length },
  { name: 'On the way between others', number: true, cell: ({ betweenness }) => `${formatNumber(betweenness * 100)}%` },
  { name: 'Bridge', cell: ({ isBridge }) => (isBridge ? <Tag tone="blue">Bridge</Tag> : <span className="mut">no</span>) },
]

function Chosen({ network, standings, id }: { network: Network; standings: readonly Standing[]; id: string }) {
  const node = network.nodes.find((one) => one.id === id)
  if (!node) return null
  const named = new Map(network.nodes.map((one) => [one.id, one.name]))
  const edges = network.edges.filter(({ organisation, partnership }) => organisation === id || partnership === id)
  const standing = standings.find((one) => one.id === id)
  const say = (roles: readonly string[]) => roles.map((role) => memberRoleName[role as keyof typeof memberRoleName]).join(', ')
  return (
    <Card title={node.name} note={node.kind === 'organisation' ? 'organisation' : 'partnership'}>
      <div className="cb stack">
        <p>
          <Link to={node.kind === 'organisation' ? paths.organisation(id) : paths.partnership(id)}>Open its page</Link>
        </p>
        <ul>
          {edges.map(({ organisation, partnership, roles }) => (
            <li key={organisation + partnership}>
              {named.get(organisation === id ? partnership : organisation)} <span className="mut">({say(roles)})</span>
            </li>
          ))}
        </ul>
        {standing && standing.meets.length > 0 && (
          <p>
            Shares{' '}
            {standing.meets
              .slice(0, 8)
              .map(({ name, shared }) => `${formatCount(shared, 'partnership')} with ${name}`)
              .join('; ')}
            {standing.meets.length > 8 && `; and meets ${standing.meets.length - 8} more`}.
          </p>
        )}
      </div>
    </Card>
  )
}
