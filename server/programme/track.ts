import { Field, ObjectType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

@ObjectType({ description: 'One of the two courses of a pilot, delivery or evaluation: each has dates and a state of its own.' })
export class Track {
  @Field(() => String, {
    description: 'Where it stands today, from its dates: NOT_STARTED, then LIVE (delivery) or IN_PROGRESS (evaluation), then COMPLETED.',
  })
  status!: string

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn!: string

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn!: string
}

/** The parts of a track that the columns of this name hold, and the word for its state while it runs. */
export const track = (name: 'delivery' | 'evaluation', running: 'LIVE' | 'IN_PROGRESS') => ({
  startsOn: `${name}StartsOn`,
  endsOn: `${name}EndsOn`,
  status: (t: string) => `case
    when platform.today() < ${t}."${name}StartsOn" then 'NOT_STARTED'
    when platform.today() <= ${t}."${name}EndsOn" then '${running}'
    else 'COMPLETED' end`,
})
