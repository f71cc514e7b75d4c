import { PageHead } from '../shared/ui/PageHead.tsx'
import { MeasureTabs } from '../shared/ui/MeasureTabs.tsx'

export function EvaluationPage() {
  return (
    <PageHead title="What became of it">
      <MeasureTabs />
    </PageHead>
  )
}
