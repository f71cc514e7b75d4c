import type { EvaluationQuery, EvidenceStance } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Tag } from '../shared/ui/Tag.tsx'

// What the sources hold of the evaluation's own findings, by the code of the source.
const FOUND_IN = ['IJIC-2012-E130', 'HEALTHY-SKEPTIC-2013', 'NUFFIELD-PROJECT', 'NAVIGATOR', 'RAND-BRIEF']

// A finding against stands as high as one for; by this order it comes first.
const STANCES: Record<EvidenceStance, { name: string; tone: 'amber' | 'blue' | 'grey' } | null> = {
  AGAINST: { name: 'Adverse', tone: 'amber' },
  FOR: { name: 'Favourable', tone: 'blue' },
  MIXED: { name: 'Both ways', tone: 'grey' },
  CONDITION: null,
}

/** What the national evaluation published, each finding with who reports it; no result of a single pilot is among them. */
export function PublishedCard({ evidence }: { evidence: EvaluationQuery['programme']['evidence'] }) {
  const found = evidence.filter(({ source, stance }) => FOUND_IN.includes(source.code) && STANCES[stance])
  const order = Object.keys(STANCES)
  return (
    <Card title="What the national evaluation published" note={String(found.length)} query={['programme.evidence']}>
      <ul className="things">
        {found
          .toSorted((one, other) => order.indexOf(one.stance) - order.indexOf(other.stance))
          .map(({ id, stance, statement, saidBy, source }) => (
            <li key={id}>
              <span>
                <Tag tone={STANCES[stance]?.tone ?? 'grey'}>{STANCES[stance]?.name}</Tag> {statement}
                <span className="second">{saidBy}</span>
                <Cite source={source} />
              </span>
            </li>
          ))}
      </ul>
      <p className="cb sm mut">
        From abstracts, briefs and a blog’s summary, as cited. Effects of single pilots were not readable anywhere, so none is shown.
      </p>
    </Card>
  )
}
