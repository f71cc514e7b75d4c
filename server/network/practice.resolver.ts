import { Resolver } from 'type-graphql'

import { ReadOne, ReadPage } from '../platform/read.ts'

import { PracticeDocument } from './practice-document.ts'
import { Practice } from './practice.ts'

@Resolver()
export class PracticeReads {
  @ReadPage(() => Practice, { order: ['title'], description: 'The practices that the viewer may see, by title unless another order is asked for.' })
  practices!: Practice[]

  @ReadOne(() => Practice, { by: ['id', 'slug'], description: 'One practice by its identifier or its slug; null where there is none.' })
  practice!: Practice | null

  @ReadOne(() => PracticeDocument, { by: ['id'], description: 'One file of a practice; null where there is none that the viewer may see.' })
  practiceDocument!: PracticeDocument | null
}
