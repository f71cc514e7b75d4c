import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/**
 * That a successor's series includes what an earlier organisation reported before a day, or an entry's what another reported that was merged into it.
 * Steps in between have rows of their own. The database keeps it by what the directory announces.
 */
@Entity()
@Check('lineage_distinct', '"subjectId" <> "includesSubjectId"')
export class Lineage {
  @PrimaryColumn('uuid')
  subjectId!: string

  @PrimaryColumn('uuid')
  @Index('lineage_includesSubjectId')
  includesSubjectId!: string

  /** The first day that the earlier organisation's figures no longer count; empty for a merged entry, whose figures all count. */
  @Column('date', { nullable: true })
  since!: string | null
}
