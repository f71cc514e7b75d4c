import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { KeyFactsCard_PilotFragmentDoc, type KeyFactsCard_PilotFragment } from '../graphql.generated.ts'
import { formatMonth, formatPeriod } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { IllustrativeTag, ReturnTag } from '../shared/ui/Tag.tsx'
import { integrationName, settingName, themeName } from '../shared/words.ts'

/** The pilot's facts in one list; what no source says is left out. */
export function KeyFactsCard({ pilot }: { pilot: FragmentType<KeyFactsCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: KeyFactsCard_PilotFragmentDoc, from: pilot })
  if (!complete) return null
  const { lead, theme, region, targetPopulation, settings, integration, hostCommissioners, delivery, evaluation, source } = data
  const [lastReturn] = data.returns
    .filter(({ status }) => status !== 'NOT_DUE')
    .toSorted((one, other) => (one.periodStart < other.periodStart ? 1 : -1))
  return (
    <Card
      title="Key facts"
      query={[
        'pilot.theme',
        'pilot.region',
        'pilot.lead',
        'pilot.settings',
        'pilot.integration',
        'pilot.delivery',
        'pilot.evaluation',
        'pilot.hostCommissioners',
        'pilot.targetPopulation',
        'pilot.returns',
      ]}
    >
      <div className="cb">
        <Facts
          facts={[
            ['Lead', <Link to={paths.organisation(lead.id)}>{lead.name}</Link>],
            ['Care model', themeName[theme]],
            ['For', targetPopulation],
            ['Region', region.name],
            ['Settings', settings.map((setting) => settingName[setting]).join(', ')],
            ['Integration', integration && integrationName[integration]],
            ['Delivery', `${formatPeriod(delivery.startsOn, delivery.endsOn)}, ${sayStatus(delivery.status)}`],
            ['Evaluation', `${formatPeriod(evaluation.startsOn, evaluation.endsOn)}, ${sayStatus(evaluation.status)}`],
            [
              'Commissioner of the area',
              hostCommissioners.length > 0 &&
                hostCommissioners.map(({ id, name, odsCode }) => (
                  <span key={id} className="second-line">
                    <Link to={paths.organisation(id)}>{name}</Link> {odsCode && <span className="mut num">{odsCode}</span>}
                  </span>
                )),
            ],
            [
              'Last return',
              lastReturn && (
                <>
                  {formatMonth(lastReturn.periodStart)} <ReturnTag status={lastReturn.status} /> <IllustrativeTag when={lastReturn.illustrative} />
                </>
              ),
            ],
            ['Source', <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}

// "IN_PROGRESS" reads as "in progress".
const sayStatus = (status: string) => status.toLowerCase().replaceAll('_', ' ')
