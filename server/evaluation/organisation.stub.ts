import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { OrganisationMeasure } from './organisation-measure.ts'

@ObjectType('Organisation')
@Directive('@key(fields: "id")')
export class OrganisationStub {
  @Field(() => ID)
  id!: string

  measures!: OrganisationMeasure[] // linked in organisation-measure.ts, so that imports run one way
}
