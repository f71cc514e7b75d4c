import type { MeasureQuery } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { When } from '../shared/ui/When.tsx'

/** What the definition was before, and why it was changed, newest first. */
export function VersionsCard({ versions }: { versions: NonNullable<MeasureQuery['measure']>['versions'] }) {
  return (
    <Card title="Versions" note={String(versions.length)} query={['measure.versions']}>
      <ul className="things">
        {versions.toReversed().map(({ id, version, effectiveFrom, breaksComparability, changeNote, decidedBy, recordedAt }) => (
          <li key={id}>
            <span>
              <b>Version {version}</b> {effectiveFrom && `from ${formatDay(effectiveFrom)}`}{' '}
              {breaksComparability && <Tag tone="amber">Not comparable with before</Tag>}
              <span className="second">{changeNote}</span>
              <span className="second">
                {decidedBy}, <When at={recordedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
