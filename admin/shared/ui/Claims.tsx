import { Cite } from './Cite.tsx'
import { Tag } from './Tag.tsx'

interface Claim {
  id: string
  field: string
  value: string
  preferred: boolean
  reason: string | null
  source: { id: string; code: string; title: string; publishedOn: string | null }
}

/** The claims about things on which sources differ, and those about which only one value was ever given. */
export function splitClaims<Kind extends Claim>(claims: readonly Kind[]): { disputed: Kind[]; agreed: Kind[] } {
  const values = (field: string) => new Set(claims.filter((claim) => claim.field === field).map(({ value }) => value)).size
  return { disputed: claims.filter(({ field }) => values(field) > 1), agreed: claims.filter(({ field }) => values(field) === 1) }
}

/** What sources say of the same thing, side by side: nothing is dropped because another was preferred. */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  const fields = [...new Set(claims.map(({ field }) => field))]
  return (
    <ul className="plain claims">
      {fields.map((field) => (
        <li key={field}>
          <h3 className="second">{sayField(field)}</h3>
          <ul className="plain stack-s">
            {groupByValue(claims.filter((claim) => claim.field === field)).map(({ value, isUsed, reason, sources }) => (
              <li key={value}>
                <b>{value}</b> {isUsed && <Tag tone="blue">Used here</Tag>}
                {reason && <span className="second">{reason}</span>}
                {sources.map((source) => (
                  <span key={source.id} className="second-line">
                    <Cite source={source} />
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

// Two sources that say the same are one value with two sources; what is used here comes first.
function groupByValue(claims: readonly Claim[]) {
  const groups = [...new Set(claims.map(({ value }) => value))].map((value) => {
    const same = claims.filter((claim) => claim.value === value)
    const sources = [...new Map(same.map(({ source }) => [source.id, source])).values()]
    return { value, isUsed: same.some(({ preferred }) => preferred), reason: same.find(({ reason }) => reason)?.reason ?? null, sources }
  })
  return groups.toSorted((one, other) => Number(other.isUsed) - Number(one.isUsed))
}

// "funnel.applications" reads as "Applications", "fundingPence" as "Funding".
function sayField(field: string): string {
  const name =
    field
      .split('.')
      .at(-1)
      ?.replace(/Pence$/, '') ?? field
  const words = name
    .replace(/[_-]/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
