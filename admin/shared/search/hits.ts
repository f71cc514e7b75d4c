import type { SearchKind, SearchQuery } from '../../graphql.generated.ts'
import { paths } from '../paths.ts'
import type { IconName } from '../ui/Icon.tsx'

export type Hit = SearchQuery['search']['nodes'][number]

/** The kinds of thing that can be found, in the order they are shown. */
export const kinds: Record<SearchKind, { name: string; icon: IconName }> = {
  PILOT: { name: 'Pilots', icon: 'pin' },
  PARTNERSHIP: { name: 'Partnerships', icon: 'people' },
  ORGANISATION: { name: 'Organisations', icon: 'building' },
  MEASURE: { name: 'Measures', icon: 'chart' },
  PRACTICE: { name: 'Shared practice', icon: 'book' },
  APPLICATION: { name: 'Bids that did not become a pilot', icon: 'flag' },
  SOURCE: { name: 'Sources', icon: 'file' },
}

/** The address of what was found; null for a kind that has no page yet. */
export function addressOf({ kind, entityId, slug }: Hit): string | null {
  if (kind === 'PILOT') return slug ? paths.pilot(slug) : null
  if (kind === 'ORGANISATION') return paths.organisation(entityId)
  if (kind === 'PARTNERSHIP') return paths.partnership(entityId)
  if (kind === 'MEASURE') return slug ? paths.measure(slug) : null
  if (kind === 'PRACTICE') return slug ? paths.practice(slug) : null
  // Of a bid there is no more than the document that tells of it.
  return slug ? paths.source(slug) : null
}

/** What was found, kind by kind, without what has no page. */
export function groupHits(hits: readonly Hit[]): { kind: SearchKind; hits: (Hit & { to: string })[] }[] {
  const found = hits.flatMap((hit) => {
    const to = addressOf(hit)
    return to ? [{ ...hit, to }] : []
  })
  return (Object.keys(kinds) as SearchKind[])
    .map((kind) => ({ kind, hits: found.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0)
}
