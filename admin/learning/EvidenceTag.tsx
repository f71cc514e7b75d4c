import type { EvidenceLevel } from '../graphql.generated.ts'
import { Tag } from '../shared/ui/Tag.tsx'
import { evidenceName } from './words.ts'

const tone = { NOT_REPORTED: 'grey', BEING_MEASURED: 'blue', DESCRIPTIVE: 'purple', COMPARED: 'green' } as const satisfies Record<
  EvidenceLevel,
  string
>

/** How much is known of what a practice does. */
export const EvidenceTag = ({ level }: { level: EvidenceLevel }) => <Tag tone={tone[level]}>{evidenceName[level]}</Tag>
