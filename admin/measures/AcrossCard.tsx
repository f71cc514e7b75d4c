import { lazy, Suspense } from 'react'

import type { MeasureQuery } from '../graphql.generated.ts'
import { Choice } from '../shared/ui/Choice.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { PilotsCard } from './PilotsCard.tsx'
import { findPlaces } from './places.ts'

const FunnelCard = lazy(async () => ({ default: (await import('./FunnelCard.tsx')).FunnelCard }))
const SlopeCard = lazy(async () => ({ default: (await import('./SlopeCard.tsx')).SlopeCard }))
const EffectsCard = lazy(async () => ({ default: (await import('./EffectsCard.tsx')).EffectsCard }))

const views = [
  { value: 'small', label: 'One by one' },
  { value: 'funnel', label: 'Funnel' },
  { value: 'slope', label: 'Before and now' },
  { value: 'did', label: 'Against other areas' },
] as const

/** A measure across the places that report it, in one of four ways; which one stands in the address. */
export function AcrossCard({ data }: { data: MeasureQuery }) {
  const view = useChoice('chart', ['small', 'funnel', 'slope', 'did'])
  const places = findPlaces(data)
  const { measure, pilots } = data
  if (!measure || !places) return null
  const choice = <Choice name="Compare" param="chart" options={views} chosen={view} />
  const across = { measure, places, choice }
  if (view === 'small') return <PilotsCard measure={measure} pilots={pilots.nodes} choice={choice} />
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      {view === 'funnel' && <FunnelCard {...across} />}
      {view === 'slope' && <SlopeCard {...across} />}
      {view === 'did' && <EffectsCard {...across} />}
    </Suspense>
  )
}
