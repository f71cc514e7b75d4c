import type { ImportColumn, ImportKind } from '../platform/import-kind.ts'

import { changeByImport, enterImported, undoImported } from './observation-import.commands.ts'
import { createJudge, type Entry } from './observation-import.judge.ts'

// By the names that `npm run export` writes, so that what was exported is read back by itself.
const columns: readonly ImportColumn[] = [
  {
    name: 'subject',
    title: 'Pilot or organisation',
    hint: 'torbay, or a code such as TAL; its name where no other has it',
    isNeeded: true,
    alike: ['pilot', 'organisation', 'organisation code', 'ods code', 'code', 'commissioner', 'site'],
  },
  { name: 'measure', title: 'Measure', hint: 'its code, such as MAR_NONELECTIVE, or its name', isNeeded: true, alike: ['measure code', 'indicator'] },
  {
    name: 'period_start',
    title: 'Period',
    hint: '2010-05, May 2010, or its first day; 2009/10 for what is reported by the year',
    isNeeded: true,
    alike: ['month', 'first day', 'from', 'date'],
  },
  { name: 'period_end', title: 'Last day', hint: 'worked out where it is blank', alike: ['until', 'to'] },
  { name: 'value', title: 'Value', hint: 'of a count; that of a ratio is worked out', alike: ['figure'] },
  { name: 'numerator', title: 'Numerator', hint: 'what was counted, for a ratio', alike: ['events', 'count'] },
  { name: 'denominator', title: 'Denominator', hint: 'what it is divided by', alike: ['population', 'out of'] },
  {
    name: 'status',
    title: 'Status',
    hint: 'Normal where it is blank; Provisional, Estimated, Break, Missing, Suppressed, Not applicable, or the SDMX code',
    alike: ['obs status'],
  },
  { name: 'note', title: 'Note', hint: 'what a reader should know; asked for where a figure is unusual', alike: ['notes', 'comment', 'obs comment'] },
  { name: 'source', title: 'Source', hint: 'the identifier of a document on record' },
  { name: 'subject_kind', title: 'Pilot or organisation?', hint: 'PILOT or ORGANISATION, where both have the code', alike: ['kind'] },
  { name: 'illustrative', title: 'Made up', hint: 'true where it is invented for demonstration' },
]

/** Observations from a file. One is known again by whom it is about, by what it measures and by its period; another value is a revision. */
export const observationImport: ImportKind<Entry> = {
  name: 'observations',
  title: 'Observations',
  description:
    'Enters figures of pilots and organisations. One is known again by its pilot or organisation, measure and period; another value becomes a revision, and what stood is kept.',
  columns,
  action: 'observation:import',
  judge: (_, viewer) => createJudge(viewer),
  enter: enterImported,
  change: changeByImport,
  undo: undoImported,
}
