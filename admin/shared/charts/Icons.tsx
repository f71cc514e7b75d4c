import type { Assurance, Variation } from '../../graphql.generated.ts'
import { assuranceName, variationName } from '../words.ts'

const grey = '#5c6f7b'
const hues = {
  COMMON: { line: grey, fill: '#fff' },
  IMPROVEMENT: { line: '#0067c5', fill: '#e4f0fb' },
  CONCERN: { line: '#b84c00', fill: '#fdebdc' },
  NEUTRAL: { line: '#490092', fill: '#f1eafa' },
} as const
const shapes = {
  flat: [
    [7.5, 18.5],
    [13, 14.5],
    [18.5, 19],
    [24, 14.5],
    [28, 18],
  ],
  high: [
    [8, 26],
    [16, 23.5],
    [26, 19.5],
  ],
  low: [
    [8, 16.5],
    [17, 22.5],
    [26, 26],
  ],
} as const

/** The variation icon of Making Data Count; the letter, the place and the colour all say the same, and the words are its name. */
export function VariationIcon({ variation, size = 27 }: { variation: Variation; size?: number }) {
  const [kind, side] = variation.split('_') as [keyof typeof hues, 'CAUSE' | 'HIGH' | 'LOW']
  const { line, fill } = hues[kind]
  const dots = shapes[side === 'CAUSE' ? 'flat' : side === 'HIGH' ? 'high' : 'low']
  return (
    <svg className="vi" width={size} height={size} viewBox="0 0 34 34" role="img" aria-label={variationName[variation]}>
      <title>{variationName[variation]}</title>
      <circle cx="17" cy="17" r="15.4" fill={fill} stroke={line} strokeWidth="2.4" />
      {side !== 'CAUSE' && (
        <text x={side === 'HIGH' ? 12 : 22.5} y={side === 'HIGH' ? 18 : 17} fontSize="16" fontWeight="750" textAnchor="middle" fill={line}>
          {side === 'HIGH' ? 'H' : 'L'}
        </text>
      )}
      <path d={`M${dots.map((dot) => dot.join()).join('L')}`} fill="none" stroke={line} strokeWidth="1.3" />
      {dots.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="2.3" fill={line} />
      ))}
    </svg>
  )
}

const assurances = {
  CONSISTENTLY_PASS: { letter: 'P', line: '#0067c5', wave: 16, target: 24, text: 12.5 },
  CONSISTENTLY_FAIL: { letter: 'F', line: '#b84c00', wave: 22, target: 10.5, text: 19 },
  INCONSISTENT: { letter: '?', line: grey, wave: 22, target: 22, text: 15 },
} as const

/** The assurance icon: whether the process, as it is, meets its target. */
export function AssuranceIcon({ assurance, size = 27 }: { assurance: Assurance; size?: number }) {
  const { letter, line, wave, target, text } = assurances[assurance]
  return (
    <svg className="vi" width={size} height={size} viewBox="0 0 34 34" role="img" aria-label={assuranceName[assurance]}>
      <title>{assuranceName[assurance]}</title>
      <circle cx="17" cy="17" r="15.5" fill="#fff" stroke={line} strokeWidth="2.4" />
      <path d={`M6 ${wave}q3-4 5.5 0t5.5 0 5.5 0 5.5 0`} fill="none" stroke={line} strokeWidth="1.5" opacity=".6" />
      <path d={`M5 ${target}h24`} stroke="#a3161f" strokeWidth="1.5" strokeDasharray="3 2.2" />
      <text x="17" y={text} fontSize="12.5" fontWeight="700" textAnchor="middle" fill={line}>
        {letter}
      </text>
    </svg>
  )
}
