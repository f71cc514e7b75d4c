import { Platform1780000000000 } from './1780000000000-platform.ts'
import { SearchNames1780000000020 } from './1780000000020-search-names.ts'
import { DataVersion1780000000100 } from './1780000000100-data-version.ts'
import { Announcements1795337000000 } from './1795337000000-announcements.ts'
import { AuditSubjects1795338000000 } from './1795338000000-audit-subjects.ts'
import { Moment1795345000000 } from './1795345000000-moment.ts'
import { VersionOnce1795346000000 } from './1795346000000-version-once.ts'
import { MergedEntries1795830000000 } from './1795830000000-merged-entries.ts'

/** What every module stands on: its own day, secrets, the audit chain, the search index and what modules announce. */
export const platformMigrations = [
  Platform1780000000000,
  SearchNames1780000000020,
  DataVersion1780000000100,
  Announcements1795337000000,
  AuditSubjects1795338000000,
  Moment1795345000000,
  VersionOnce1795346000000,
  MergedEntries1795830000000,
]
