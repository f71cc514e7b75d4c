import { Cite } from './Cite.tsx'
import { Tag } from './Tag.tsx'

interface Claim {
  id: string
  field: string
  value: string
  preferred: boolean
  reason: string | null
  source: { code: string; title: string; publishedOn: string | null }
}

/** What sources say of the same thing, side by side: nothing is dropped because another was preferred. */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  const fields = [...new Set(claims.map(({ field }) => field))]
  return (
    <ul className="things">
      {fields.map((field) => (
        <li key={field}>
          <div className="grow">
            <span className="second">{sayField(field)}</span>
            <ul className="plain stack-s">
              {claims
                .filter((claim) => claim.field === field)
                .toSorted((one, other) => Number(other.preferred) - Number(one.preferred))
                .map(({ id, value, preferred, reason, source }) => (
                  <li key={id}>
                    <b>{value}</b> {preferred && <Tag tone="blue">Used here</Tag>}
                    <br />
                    <Cite source={source} />
                    {reason && <span className="second">{reason}</span>}
                  </li>
                ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}

// "evaluationYears" reads as "Evaluation years".
function sayField(field: string): string {
  const words = field
    .replace(/[._-]/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
