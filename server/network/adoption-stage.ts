import { registerEnumType } from 'type-graphql'

export const AdoptionStage = {
  INTERESTED: 'INTERESTED',
  ASSESSING: 'ASSESSING',
  PLANNED: 'PLANNED',
  PILOTING: 'PILOTING',
  EMBEDDED: 'EMBEDDED',
  SUSTAINED: 'SUSTAINED',
  PAUSED: 'PAUSED',
  ABANDONED: 'ABANDONED',
} as const
export type AdoptionStage = keyof typeof AdoptionStage

registerEnumType(AdoptionStage, {
  name: 'AdoptionStage',
  description: 'How far a place has come with a practice.',
  valuesConfig: {
    INTERESTED: { description: 'It has said that it is interested.' },
    ASSESSING: { description: 'It looks at whether the practice would fit.' },
    PLANNED: { description: 'It has decided to try it.' },
    PILOTING: { description: 'It is trying it.' },
    EMBEDDED: { description: 'It has become the usual way of working.' },
    SUSTAINED: { description: 'It has stayed so.' },
    PAUSED: { description: 'It has stopped for now.' },
    ABANDONED: { description: 'It has given it up.' },
  },
})
