import { Resolver } from 'type-graphql'

import { ReadOne, ReadPage } from '../platform/read.ts'

import { Measure } from './measure.ts'
import { isCurrent, Observation } from './observation.ts'

@Resolver()
export class MeasureReads {
  @ReadPage(() => Measure, { order: ['code'], description: 'What is measured, by code unless another order is asked for.' })
  measures!: Measure[]

  @ReadOne(() => Measure, { by: ['id', 'code'], description: 'One measure by its identifier or its code; null where there is none.' })
  measure!: Measure | null

  @ReadPage(() => Observation, {
    order: ['periodStart'],
    where: isCurrent,
    description: 'What was reported, the current revision of each; by period unless another order is asked for.',
  })
  observations!: Observation[]
}
