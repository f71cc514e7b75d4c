import type { Module } from '../platform/module.ts'

import { DataReturnCommands, DataReturnReads } from './data-return.resolver.ts'
import { DataReturn } from './data-return.ts'
import { ControlChartReads } from './control-chart.resolver.ts'
import { EffectReads } from './effect.resolver.ts'
import { LeaveOneOut, PlaceEffect } from './effect.ts'
import { FunnelReads } from './funnel.resolver.ts'
import { FunnelUnit } from './funnel.ts'
import { ImportedRevision } from './imported-revision.ts'
import { InterruptionReads } from './interruption.resolver.ts'
import { Lineage } from './lineage.ts'
import { MeasuredEffectFields } from './measured-effect.resolver.ts'
import { MeasuredEffect } from './measured-effect.ts'
import { Measure } from './measure.ts'
import { MeasureCommands, MeasureReads } from './measure.resolver.ts'
import { MeasureTarget } from './measure-target.ts'
import { MeasureVersion } from './measure-version.ts'
import { Evaluation1780000001400 } from './migrations/1780000001400-evaluation.ts'
import { EvaluationSearch1780000001410 } from './migrations/1780000001410-evaluation-search.ts'
import { EvaluationImport1780000001420 } from './migrations/1780000001420-evaluation-import.ts'
import { EvaluationDefinitions1780000001430 } from './migrations/1780000001430-evaluation-definitions.ts'
import { EvaluationReturns1780000001440 } from './migrations/1780000001440-evaluation-returns.ts'
import { EvaluationWithheld1780000001450 } from './migrations/1780000001450-evaluation-withheld.ts'
import { EvaluationRebase1780000001460 } from './migrations/1780000001460-evaluation-rebase.ts'
import { SubjectsHeard1795337000030 } from './migrations/1795337000030-subjects-heard.ts'
import { EvaluationComparison1795337000050 } from './migrations/1795337000050-comparison.ts'
import { RecordedBy1795338000000 } from './migrations/1795338000000-recorded-by.ts'
import { ImportedRevisions1795338500010 } from './migrations/1795338500010-imported-revisions.ts'
import { ImportFunctions1795400000000 } from './migrations/1795400000000-import-functions.ts'
import { Observation } from './observation.ts'
import { ObservationGroupReads } from './observation-group.resolver.ts'
import { observationImport } from './observation-import.ts'
import { ObservationCommands } from './observation.resolver.ts'
import { OrganisationMeasure } from './organisation-measure.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotMeasure } from './pilot-measure.ts'
import { PilotStub } from './pilot.stub.ts'
import { policy } from './policy.ts'
import { GroupEstimates, StandardisedRates } from './rate-estimate.resolver.ts'
import { RebaseCommands } from './rebase.resolver.ts'
import { Rebase } from './rebase.ts'
import { OrganisationMeasureSeries, PilotMeasureSeries, SeriesReads } from './series.resolver.ts'
import { warmSeries } from './series.warm.ts'
import { ReturnLine } from './return-line.ts'
import { ReturnStep } from './return-step.ts'
import { SuppressionReads, WithheldFigures } from './suppression-audit.resolver.ts'
import { SourceStub } from './source.stub.ts'
import { Subject } from './subject.ts'

export { exportObservations } from './observation.export.ts'
export { importObservations } from './observation.import.ts'

/** What is measured, what was observed, and what follows from it. */
export const evaluation: Module = {
  name: 'evaluation',
  entities: [
    Measure,
    MeasureVersion,
    MeasureTarget,
    Subject,
    Lineage,
    Observation,
    ImportedRevision,
    PilotMeasure,
    OrganisationMeasure,
    DataReturn,
    ReturnStep,
    Rebase,
  ],
  migrations: [
    Evaluation1780000001400,
    EvaluationSearch1780000001410,
    EvaluationImport1780000001420,
    EvaluationDefinitions1780000001430,
    EvaluationReturns1780000001440,
    EvaluationWithheld1780000001450,
    EvaluationRebase1780000001460,
    SubjectsHeard1795337000030,
    EvaluationComparison1795337000050,
    RecordedBy1795338000000,
    ImportedRevisions1795338500010,
    ImportFunctions1795400000000,
  ],
  resolvers: [
    MeasureReads,
    MeasureCommands,
    RebaseCommands,
    SuppressionReads,
    WithheldFigures,
    DataReturnReads,
    DataReturnCommands,
    SeriesReads,
    PilotMeasureSeries,
    OrganisationMeasureSeries,
    ObservationCommands,
    FunnelReads,
    EffectReads,
    ObservationGroupReads,
    MeasuredEffectFields,
    ControlChartReads,
    InterruptionReads,
    StandardisedRates,
    GroupEstimates,
  ],
  types: [PilotStub, OrganisationStub, SourceStub, FunnelUnit, LeaveOneOut, PlaceEffect, ReturnLine, MeasuredEffect],
  policy,
  imports: [observationImport],
  warm: warmSeries,
}
