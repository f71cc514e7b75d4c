import { Field, ObjectType, registerEnumType } from 'type-graphql'

export const EvidenceLevel = {
  NOT_REPORTED: 'NOT_REPORTED',
  BEING_MEASURED: 'BEING_MEASURED',
  DESCRIPTIVE: 'DESCRIPTIVE',
  COMPARED: 'COMPARED',
} as const
export type EvidenceLevel = keyof typeof EvidenceLevel

registerEnumType(EvidenceLevel, {
  name: 'EvidenceLevel',
  description: 'How much is known of what a practice does.',
  valuesConfig: {
    NOT_REPORTED: { description: 'No result has been reported.' },
    BEING_MEASURED: { description: 'It is being measured; no result is out yet.' },
    DESCRIPTIVE: { description: 'There are figures, without anything to compare them with.' },
    COMPARED: { description: 'It has been compared with places or times without it.' },
  },
})

@ObjectType({ description: 'What is known of what a practice does.' })
export class Evidence {
  @Field(() => EvidenceLevel, { description: 'How much is known.' })
  level!: EvidenceLevel

  @Field(() => String, { description: 'What is known, in a sentence.' })
  sentence!: string
}
