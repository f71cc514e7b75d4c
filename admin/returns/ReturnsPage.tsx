import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'

import { ReturnsDocument } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast, useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { MeasureTabs } from '../shared/ui/MeasureTabs.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Calendar } from './Calendar.tsx'
import { OpenReturnsDialog } from './OpenReturnsDialog.tsx'
import { ToDo } from './ToDo.tsx'

/** What pilots send in: what waits for somebody, and the calendar of all of it. */
export function ReturnsPage() {
  const { data, error, refetch } = useQuery(ReturnsDocument, { fetchPolicy: 'cache-and-network' })
  const [isOpening, setIsOpening] = useState(false)
  const viewer = useViewer()
  const isAdmin = useAtLeast('ADMIN')
  const mayImport = useAtLeast('PILOT_LEAD')
  const actions = mayImport && (
    <>
      <Link className="btn" to={`${paths.imports}?kind=observations`}>
        Import a file
      </Link>
      {isAdmin && (
        <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setIsOpening(true)}>
          <Icon name="plus" />
          Ask for a month
        </button>
      )}
    </>
  )
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ pilots }) => (
        <QuerySource document={ReturnsDocument}>
          <PageHead title="Returns" lead="What pilots send in each month, and where it stands" actions={actions}>
            <MeasureTabs />
          </PageHead>
          <div className="body wrap-page grid">
            {viewer && viewer.role !== 'MEMBER' && viewer.role !== 'ANALYST' && <ToDo pilots={pilots.nodes} viewer={viewer} />}
            <Card title="Calendar" note="by the month that each return is about" query={['pilots.nodes.returns', 'pilots.nodes.shortName']}>
              <Calendar pilots={pilots.nodes} />
            </Card>
          </div>
          {isOpening && <OpenReturnsDialog close={() => setIsOpening(false)} />}
        </QuerySource>
      )}
    </Loaded>
  )
}
