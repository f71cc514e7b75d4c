import { paths } from '../paths.ts'
import { Tabs } from './Tabs.tsx'

/** The rooms of what is measured: the catalogue, what is sent in, and what the evaluation found. */
export const MeasureTabs = () => (
  <Tabs
    name="Measures"
    tabs={[
      { name: 'Measures', to: paths.measures },
      { name: 'Returns', to: paths.returns },
      { name: 'What became of it', to: paths.evaluation },
    ]}
  />
)
