import { Resolver } from 'type-graphql'

import { ReadList, ReadOne, ReadPage, ReadSingle } from '../platform/read.ts'

import { Application } from './application.ts'
import { Pilot } from './pilot.ts'
import { Programme } from './programme.ts'
import { Region } from './region.ts'
import { Source } from './source.ts'

@Resolver()
export class ProgrammeReads {
  @ReadSingle(() => Programme, { description: 'The programme itself.' })
  programme!: Programme

  @ReadPage(() => Pilot, { order: ['number'], description: 'The pilots, in the order of their announcement unless another is asked for.' })
  pilots!: Pilot[]

  @ReadOne(() => Pilot, { by: ['id', 'slug'], description: 'One pilot by its identifier or its slug; null where there is none.' })
  pilot!: Pilot | null

  @ReadList(() => Region, { order: ['name'], description: 'The ten strategic health authorities, also those without a pilot.' })
  regions!: Region[]

  @ReadPage(() => Application, { order: ['title'], description: 'The bids that the sources name.' })
  applications!: Application[]

  @ReadPage(() => Source, { order: ['code'], description: 'The documents that the record was taken from.' })
  sources!: Source[]
}
