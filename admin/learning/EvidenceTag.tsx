import type { EvidenceLevel } from '../graphql.generated.ts'
import { Tag } from '../shared/ui/Tag.tsx'

const levels = {
  NOT_REPORTED: { name: 'No result reported', tone: 'grey' },
  BEING_MEASURED: { name: 'Being measured', tone: 'blue' },
  DESCRIPTIVE: { name: 'Figures, not compared', tone: 'purple' },
  COMPARED: { name: 'Compared with elsewhere', tone: 'green' },
} as const satisfies Record<EvidenceLevel, object>

/** How much is known of what a practice does. */
export const EvidenceTag = ({ level }: { level: EvidenceLevel }) => <Tag tone={levels[level].tone}>{levels[level].name}</Tag>
