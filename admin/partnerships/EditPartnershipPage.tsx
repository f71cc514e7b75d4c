import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'

import { PartnershipForEditDocument } from '../graphql.generated.ts'
import { CannotChange } from '../shared/ui/CannotChange.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { paths } from '../shared/paths.ts'
import { EditPartnership } from './EditPartnership.tsx'

/** Changes what is said of a partnership. */
export function EditPartnershipPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(PartnershipForEditDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const readAgain = async () => (await refetch()).data?.partnership ?? null
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ partnership }) => {
        if (!partnership) return <NotFound what="partnership" />
        const change = partnership.availableActions.find(({ name }) => name === 'updatePartnership')
        if (!change?.allowed) return <CannotChange name={partnership.name} to={paths.partnership(id)} reason={change?.reason} />
        return (
          <>
            <PageHead
              title={`Edit ${partnership.name}`}
              lead="Members, lead and stage are changed on its own page"
              crumbs={[
                { name: 'Partnerships', to: paths.partnerships },
                { name: partnership.name, to: paths.partnership(id) },
              ]}
            />
            <EditPartnership key={id} partnership={partnership} readAgain={readAgain} />
          </>
        )
      }}
    </Loaded>
  )
}
