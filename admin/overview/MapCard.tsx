import { Link } from 'react-router'

import type { OverviewQuery } from '../graphql.generated.ts'
import { EnglandMap, sameRegion } from '../shared/charts/EnglandMap.tsx'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { useChoice } from '../shared/ui/params.ts'

type Region = OverviewQuery['regions'][number]

const views = [
  { value: 'map', label: 'Map', icon: 'pin' },
  { value: 'table', label: 'Table', icon: 'list' },
] as const
const shades = ['#eef2f4', '#d3e3f3', '#a9cbe9', '#6ea5d8', '#2f7fc4'] as const

/** The ten regions with their pilots, as a map or a table that holds the same. */
export function MapCard({ regions }: { regions: readonly Region[] }) {
  const view = useChoice('map', ['map', 'table'])
  const ordered = regions.toSorted((one, other) => other.pilots.length - one.pilots.length || one.name.localeCompare(other.name))
  return (
    <Card title="Where the pilots are" query={['regions']} actions={<Choice name="Show as" param="map" options={views} chosen={view} />}>
      {view === 'map' ? <RegionMap regions={ordered} /> : <RegionTable regions={ordered} />}
    </Card>
  )
}

const shadeOf = (count: number) => shades[Math.min(count, shades.length - 1)] ?? shades[0]

function RegionMap({ regions }: { regions: readonly Region[] }) {
  const held = regions.filter(({ pilots }) => pilots.length > 0)
  const name = `Map of England by region: ${held.map((region) => `${region.name} ${region.pilots.length}`).join(', ')}, none elsewhere`
  return (
    <div className="cb mapbox">
      <EnglandMap
        name={name}
        fill={(outline) => shadeOf(regions.find((region) => sameRegion(region.name, outline))?.pilots.length ?? 0)}
        numbers={regions.flatMap(({ pilots }) => pilots.map(({ number }) => number))}
      />
      <ul className="regs">
        {regions.map((region) => (
          <li key={region.code} className={region.pilots.length === 0 ? 'z' : undefined}>
            <i style={{ background: shadeOf(region.pilots.length) }} />
            {region.name}
            <b>{region.pilots.length}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

function RegionTable({ regions }: { regions: readonly Region[] }) {
  return (
    <div className="tw">
      <table className="t compact">
        <caption className="sr">Pilots by region</caption>
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col" className="n">
              Pilots
            </th>
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region.code}>
              <th scope="row">
                {region.name}
                <span className="second">
                  {region.pilots.map((pilot, place) => (
                    <span key={pilot.id}>
                      {place > 0 && ', '}
                      <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
                    </span>
                  ))}
                </span>
              </th>
              <td className="n">{region.pilots.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
