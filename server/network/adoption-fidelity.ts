import { registerEnumType } from 'type-graphql'

export const AdoptionFidelity = { AS_DESCRIBED: 'AS_DESCRIBED', IN_PART: 'IN_PART', OTHERWISE: 'OTHERWISE' } as const
export type AdoptionFidelity = keyof typeof AdoptionFidelity

registerEnumType(AdoptionFidelity, {
  name: 'AdoptionFidelity',
  description: 'How closely a place keeps to a practice as it is described.',
  valuesConfig: {
    AS_DESCRIBED: { description: 'It does it as it is described.' },
    IN_PART: { description: 'It does some of it, or some of it in another way.' },
    OTHERWISE: { description: 'It took the idea and does it in a way of its own.' },
  },
})
