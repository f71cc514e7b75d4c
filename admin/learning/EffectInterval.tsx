import type { LiveEffect_LiveFragment } from '../graphql.generated.ts'

const WIDTH = 180
const MIDDLE = WIDTH / 2

/** An estimate with its interval on a scale of its own around no change. The words beside it say the same, so it is hidden from screen readers. */
export function EffectInterval({ live: { estimate, lower, upper, outcome } }: { live: LiveEffect_LiveFragment }) {
  if (estimate === null || lower === null || upper === null) return null
  const reach = Math.max(Math.abs(lower), Math.abs(upper)) || 1
  const at = (value: number) => MIDDLE + (value / reach) * (MIDDLE - 6)
  const hue = outcome === 'BETTER' ? 'better' : outcome === 'WORSE' ? 'worse' : 'same'
  return (
    <svg className={`interval ${hue}`} viewBox={`0 0 ${WIDTH} 20`} width={WIDTH} height="20" aria-hidden="true" focusable="false">
      <line className="zero" x1={MIDDLE} x2={MIDDLE} y1="1" y2="19" />
      <line x1={at(lower)} x2={at(upper)} y1="10" y2="10" strokeWidth="2" />
      {outcome === 'WORSE' ? <path d={`M${at(estimate)} 4l6 6-6 6-6-6z`} stroke="none" /> : <circle cx={at(estimate)} cy="10" r="5" stroke="none" />}
    </svg>
  )
}
