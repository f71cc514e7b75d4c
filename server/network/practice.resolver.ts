import { Resolver } from 'type-graphql'

import { ReadOne, ReadPage } from '../platform/read.ts'

import { Practice } from './practice.ts'

@Resolver()
export class PracticeReads {
  @ReadPage(() => Practice, { order: ['title'], description: 'The practices that the viewer may see, by title unless another order is asked for.' })
  practices!: Practice[]

  @ReadOne(() => Practice, { by: ['id', 'slug'], description: 'One practice by its identifier or its slug; null where there is none.' })
  practice!: Practice | null
}
